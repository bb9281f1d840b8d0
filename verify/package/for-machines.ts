/**
 * package.md §1: files that a package names by their hash for the machines alone. A published package goes without them (bundle.md §1, V01):
 * a count needs none of them, and a roll is nobody's to hand on. Where one is given all the same it must be as it was signed.
 */
const ROLL = /^rolls\/[A-Za-z0-9][A-Za-z0-9_-]{0,31}\.roll$/
const VOICE = /^voice\/[A-Za-z0-9_-]+\.(?:json|pcm)$/
const FONT = /^fonts\/[a-z]+\.(?:ttf|txt)$/
const PICTURE = /^choices\/[0-9a-f]{32}\.(?:png|jpg)$/

/** @param path below the package */
export function isRoll(path: string): boolean {
  return ROLL.test(path)
}

/** @param path below the package */
export function isForMachines(path: string): boolean {
  return ROLL.test(path) || VOICE.test(path) || FONT.test(path) || PICTURE.test(path)
}
