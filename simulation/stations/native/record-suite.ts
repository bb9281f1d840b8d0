/** Which stations encrypt their records as the product does; the others use the quick seal of this folder. */
let real = true

export function encryptForReal(on: boolean): void {
  real = on
}

export function recordsAreReal(): boolean {
  return real
}
