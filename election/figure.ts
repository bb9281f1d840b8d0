/** 15066 → 15,066. On papers and screens in every language alike: people compare the one with the other. */
export function figure(value: number): string {
  return grouped(String(value))
}

/** @param digits of a whole number */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}
