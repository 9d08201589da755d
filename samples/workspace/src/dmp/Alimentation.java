package example.horizon.dmp;

import java.nio.file.Path;

/** Signs a report with the structure's ORG SIGN certificate, then sends it under its ORG AUTH_CLI certificate. */
final class Alimentation {
    static final Path SIGNATURE = Path.of("secrets/baie-dmp-sign/certificate.pem");
    static final Path AUTHENTICATION = Path.of("secrets/baie-dmp-auth/certificate.pem");
}
