import { targets, type TargetName } from '../targets';

const check = targets[process.env.FUZZ_TARGET as TargetName];

/** What the fuzzer calls, with memory that it uses again. */
export async function fuzz(data: Uint8Array): Promise<void> {
  await check(Uint8Array.from(data));
}
