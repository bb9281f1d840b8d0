/**
 * For fields that need two people: 鈴木　次郎, 鈴木 次郎 and 鈴木次郎 are one person, however the name is typed; so are names that differ only by
 * invisible characters (X3-C2) or by a variant of a character. Two people whose names look alike add a word that distinguishes them.
 */
import { looksLike } from './definition/import/look-alike.ts'

/** Letters of a person's name in a record. */
export const NAME_MOST = 60

/** Zero-width and soft characters, marks of direction, fillers and blanks that are no white space. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s\u2800]/gu
/** A seal, or how somebody is addressed. */
const AFTER_A_NAME = /(?:印|様|殿|氏|さん|㊞)+$/u

export function isOnePerson(a: string, b: string): boolean {
  return plainName(a) === plainName(b)
}

/** The same for every spelling of one name. */
export function plainName(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(UNSEEN, '').replaceAll(/[()]/g, '')
  return looksLike(plain.replace(AFTER_A_NAME, '')).toLowerCase()
}
