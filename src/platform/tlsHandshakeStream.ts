import { Duplex } from 'node:stream';

/** A connection whose outgoing bytes are seen: over one of the system's, TLS writes past JavaScript. */
export function seenStream(connection: Duplex, see: (sent: Buffer) => void): Duplex {
  const stream = new Duplex({
    read: () => void connection.resume(),
    write(chunk: Buffer, _encoding, done) {
      see(chunk);
      connection.write(chunk, done);
    },
    final: (done) => void connection.end(done),
  });
  connection.on('data', (chunk) => {
    if (!stream.push(chunk)) connection.pause();
  });
  connection.on('end', () => stream.push(null));
  connection.on('close', () => stream.destroy());
  return stream;
}
