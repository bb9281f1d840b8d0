/** Where two people are asked for: 鈴木　次郎, 鈴木 次郎 and 鈴木次郎 are one, however the name is typed. */
export function isOnePerson(a: string, b: string): boolean {
  return bare(a) === bare(b)
}

function bare(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '')
}
