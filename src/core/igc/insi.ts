/** The only common names that INSi accepts, by the way the software calls it ([S2] slide 25). */
export const insiNames = { manual: 'INSI-MANU', automated: 'INSI-AUTO' } as const;

/** Whether INSi accepts a common name, which it compares letter by letter. */
export function isInsiName(commonName: string): boolean {
  return commonName === insiNames.manual || commonName === insiNames.automated;
}

/** The INSi name that differs from `commonName` by case, spaces and separators only. */
export function insiNameMeantBy(commonName: string): string | undefined {
  const letters = commonName.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return Object.values(insiNames).find((name) => name.replace('-', '') === letters);
}
