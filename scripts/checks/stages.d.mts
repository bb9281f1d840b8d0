/** For `scripts/night`, which is TypeScript. */
export const BUILT: Readonly<Record<'IPPYO_SERVICES' | 'IPPYO_TRANSLATED', string>>
export function build(): Promise<void>
