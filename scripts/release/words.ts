/** Why no release was made: in a terminal of who makes it. */
import { LANGUAGES } from '#election/languages.ts'
import { fill, type Text } from '#ui/messages/message.ts'
import type { NotesFault } from './changelog.ts'
import type { KeyFault } from './release-key.ts'

export type ReleaseFault =
  | NotesFault
  | KeyFault
  | { readonly type: 'changed-files' | 'not-equal'; readonly names: string }
  | { readonly type: 'node-over'; readonly words: string }

const WORDS: Readonly<Record<ReleaseFault['type'], Text>> = {
  'changed-files': {
    ja: 'コミットしていない変更があります（{names} など）。何も作っていません。コミットしてから、もう一度実行してください。',
    en: 'There are changes that are not committed ({names} …). Nothing was made. Commit them, then run this again.',
  },
  'no-section': {
    ja: 'CHANGELOG.md に「{heading}」がありません（番号は package.json の version）。何も作っていません。docs/release.md の手順で書いてください。',
    en: 'CHANGELOG.md has no “{heading}” (the number is the version of package.json). Nothing was made. docs/release.md has the steps.',
  },
  'no-upgrading': {
    ja: 'CHANGELOG.md のこの版に「{heading}」がありません。前の版からすることがなければ、そう書いてください。何も作っていません。',
    en: 'CHANGELOG.md has no “{heading}” for this version. If nothing is to be done, say so there. Nothing was made.',
  },
  unreleased: {
    ja: 'CHANGELOG.md の「Unreleased」に行が残っています。この版の見出しの下に移してください。何も作っていません。',
    en: 'CHANGELOG.md still has lines below “Unreleased”. Move them below the heading of this version. Nothing was made.',
  },
  'key-unreadable': {
    ja: '鍵を読めません：{path}。何も作っていません。openssl genpkey -algorithm ed25519 の形のファイルを --key で指定してください。',
    en: 'The key cannot be read: {path}. Nothing was made. Name a file as openssl genpkey -algorithm ed25519 makes it by --key.',
  },
  'key-other-kind': {
    ja: 'この鍵は Ed25519 ではありません：{path}。何も作っていません。',
    en: 'This key is not of Ed25519: {path}. Nothing was made.',
  },
  'key-locked': {
    ja: 'この鍵には合言葉が要るか、合言葉が違います：{path}。何も作っていません。--passphrase-fd で渡してください。',
    en: 'This key needs its passphrase, or another one: {path}. Nothing was made. Hand it over by --passphrase-fd.',
  },
  'not-equal': {
    ja: '二度目に違うものができました：{names}。この版は出さないでください。作られた一度目のファイルは、そのまま残っています。',
    en: 'The second time another file came out: {names}. Do not publish this version. The files of the first time are still there.',
  },
  'node-over': { ja: '{words}', en: '{words}' },
}

export function wordsOf(fault: ReleaseFault): readonly string[] {
  return [...new Set(LANGUAGES.map((language) => fill(WORDS[fault.type][language], { ...fault })))]
}
