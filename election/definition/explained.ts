/**
 * Picture and words of each choice of a question (住民投票): every choice has them or none has, and all pictures are of one size, so that none of them draws
 * the eye (D-12). They are signed in the candidate list: voting machine and online page show these and no others.
 */
import { isFit, type PictureFound, type PictureType } from './choice-picture.ts'

export interface Explained {
  /** That of the choice. */
  readonly number: number
  /** Null: no choice has one. */
  readonly picture: ListedPicture | null
  /** Plain words, and what the picture shows to somebody who does not see it. */
  readonly text: string
  /** How it is read aloud. Empty: nobody gave it. */
  readonly textKana: string
  /** For a voter who has chosen English; empty: the text as it is. */
  readonly textEn: string
}

export interface ListedPicture extends PictureFound {
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
}

/** UTF-16 units: as much as one clip of the voice says. */
export const TEXT_MAX = 400

interface Listed {
  readonly candidates: readonly { readonly number: number }[]
  readonly explained?: readonly Explained[] | undefined
}

export function areExplainedAlike({ candidates, explained }: Listed): boolean {
  if (explained === undefined) return true
  const numbers = explained.map(({ number }) => number)
  const pictures = explained.flatMap(({ picture }) => picture ?? [])
  const [first] = pictures
  const are = (all: readonly boolean[]) => all.every((each) => each === all[0])
  return (
    numbers.join() === candidates.map(({ number }) => number).join() &&
    (pictures.length === 0 || pictures.length === explained.length) &&
    pictures.every((each) => isFit(each) && each.width === first?.width && each.height === first.height) &&
    new Set(pictures.map(({ sha256 }) => sha256)).size === pictures.length &&
    are(explained.map(({ textKana }) => textKana === '')) &&
    are(explained.map(({ textEn }) => textEn === ''))
  )
}

/** Named by its content: a later list with the same picture has the same file. */
export function picturePath({ sha256, type }: { readonly sha256: string; readonly type: PictureType }): string {
  return `choices/${sha256.slice(0, 32)}.${type}`
}

interface PictureFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** The files of the pictures of a list. */
export function picturesOf(contests: readonly Pick<Listed, 'explained'>[]): readonly PictureFile[] {
  const all = contests.flatMap(({ explained }) => explained ?? []).flatMap(({ picture }) => picture ?? [])
  const files = all.map((picture) => ({ path: picturePath(picture), bytes: picture.bytes, sha256: picture.sha256 }))
  // Two questions may show one plan.
  return [...new Map(files.map((file) => [file.path, file])).values()]
}
