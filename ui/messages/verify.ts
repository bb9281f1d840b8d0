/** Words of the independent check (`ippyo verify`): what was found on a medium, and what to do next. */
import type { RefusalCatalogue } from './message.ts'

type MediumCode =
  | 'unreadable'
  | 'not-a-ballot-box'
  | 'unknown-format'
  | 'header-not-signed'
  | 'header-malformed'
  | 'other-use'
  | 'other-election'
  | 'other-key-set'
  | 'unknown-station'
  | 'truncated'
  | 'not-closed'
  | 'closed-for-a-day-only'
  | 'seal-malformed'
  | 'seal-of-unknown-machine'
  | 'seal-not-signed'
  | 'seal-of-other-medium'
  | 'this-medium-failed'
  | 'seal-gap-not-zero'
  | 'earlier-seals-altered'
  | 'altered'
  | 'damaged'
  | 'counts-differ'

type PackageCode =
  | 'verify-package-missing'
  | 'verify-package-not-signed'
  | 'verify-package-of-other-authority'
  | 'verify-package-altered'
  | 'verify-package-malformed'

const KEEP_JA = '媒体には何も書いていません。この媒体を別に保管し、選挙長に報告してください。'
const KEEP_EN = 'Nothing was written to it. Keep this medium apart and report it to the election chair.'
const OTHER_JA = 'この選挙の媒体を入れてください。入れ違いがないか、番号札を確かめてください。'
const OTHER_EN = 'Insert a medium of this election; compare the label, it may have been mixed up.'
const SEAL_JA = '投票機で閉鎖(封印)してから、もう一度確かめてください。できないときは選挙長に報告してください。'
const SEAL_EN =
  'Close and seal it at a voting machine, then check again. If that is impossible, report it to the election chair.'
const PACKAGE_JA = '選挙管理委員会から受け取ったパッケージを、もう一度写し直してください。'
const PACKAGE_EN = 'Take the package from the election commission again.'

const refusal = (ja: string, nextJa: string, en: string, nextEn: string) => ({
  ja: { title: ja, next: nextJa },
  en: { title: en, next: nextEn },
})

export const verifyRefusals = {
  unreadable: refusal('媒体を読めません。', KEEP_JA, 'The medium cannot be read.', KEEP_EN),
  'not-a-ballot-box': refusal('投票の媒体ではありません。', OTHER_JA, 'This is no ballot box.', OTHER_EN),
  'unknown-format': refusal(
    'この検査が知らない形式の媒体です。',
    '新しい版の検査を使ってください。',
    'This medium has a format that this check does not know.',
    'Use a newer version of the check.',
  ),
  'header-not-signed': refusal(
    '媒体の見出しに、選挙管理委員会の署名がありません。',
    KEEP_JA,
    'The header of the medium is not signed by the election commission.',
    KEEP_EN,
  ),
  'header-malformed': refusal(
    '媒体の見出しが正しくありません。',
    KEEP_JA,
    'The header of the medium is malformed.',
    KEEP_EN,
  ),
  'other-use': refusal(
    '本番・模擬・見本の別が、この選挙と違う媒体です。',
    OTHER_JA,
    'The medium is of another use: live, rehearsal and fixture never mix.',
    OTHER_EN,
  ),
  'other-election': refusal('別の選挙の媒体です。', OTHER_JA, 'The medium belongs to another election.', OTHER_EN),
  'other-key-set': refusal('別の鍵で作られた媒体です。', OTHER_JA, 'The medium was made with other keys.', OTHER_EN),
  'unknown-station': refusal(
    'この選挙にない投票所の媒体です。',
    OTHER_JA,
    'No station of this election has this medium.',
    OTHER_EN,
  ),
  truncated: refusal(
    '媒体の大きさが違います。',
    KEEP_JA,
    'The medium has the wrong size: part of it is missing.',
    KEEP_EN,
  ),
  'not-closed': refusal(
    '閉鎖(封印)されていない媒体です。',
    SEAL_JA,
    'The medium was not closed: it has no seal.',
    SEAL_EN,
  ),
  'closed-for-a-day-only': refusal(
    'その日の封印だけがあり、最後の封印がありません。',
    SEAL_JA,
    'The medium was closed for a day only; the final seal is missing.',
    SEAL_EN,
  ),
  'seal-malformed': refusal('封印の内容が正しくありません。', KEEP_JA, 'The closing seal is malformed.', KEEP_EN),
  'seal-of-unknown-machine': refusal(
    'この投票所の投票機ではないものが封印しています。',
    KEEP_JA,
    'It was sealed by no voting machine of this station.',
    KEEP_EN,
  ),
  'seal-not-signed': refusal(
    '封印の署名が合いません。',
    KEEP_JA,
    'The signature of the closing seal does not fit.',
    KEEP_EN,
  ),
  'seal-of-other-medium': refusal(
    '別の媒体の封印です。',
    KEEP_JA,
    'The closing seal belongs to another medium.',
    KEEP_EN,
  ),
  'this-medium-failed': refusal(
    '投票中に故障したと封印に書かれた媒体です。',
    '相手の媒体を使ってください。相手もないときは選挙長に報告してください。',
    'The seal says that this medium failed while voting.',
    'Use its partner; if there is none, report it to the election chair.',
  ),
  'seal-gap-not-zero': refusal(
    '封印の間に余分なデータがあります。',
    KEEP_JA,
    'There is foreign data between the seals.',
    KEEP_EN,
  ),
  'earlier-seals-altered': refusal(
    '前の日の封印が変えられています。',
    KEEP_JA,
    'A seal of an earlier day was changed.',
    KEEP_EN,
  ),
  altered: refusal('封印のあとで内容が変わっています。', KEEP_JA, 'The contents changed after the seal.', KEEP_EN),
  damaged: refusal('壊れた記録があります。', KEEP_JA, 'Records are damaged.', KEEP_EN),
  'counts-differ': refusal(
    '記録の数が封印と合いません。',
    KEEP_JA,
    'The number of records differs from the seal.',
    KEEP_EN,
  ),
  'verify-package-missing': refusal('パッケージがありません。', PACKAGE_JA, 'There is no package.', PACKAGE_EN),
  'verify-package-not-signed': refusal(
    'パッケージに署名がありません。',
    PACKAGE_JA,
    'The package is not signed.',
    PACKAGE_EN,
  ),
  'verify-package-of-other-authority': refusal(
    '別の選挙管理委員会が署名したパッケージです。',
    PACKAGE_JA,
    'The package was signed by another commission.',
    PACKAGE_EN,
  ),
  'verify-package-altered': refusal(
    'パッケージが変えられています。',
    PACKAGE_JA,
    'The package was changed.',
    PACKAGE_EN,
  ),
  'verify-package-malformed': refusal(
    'パッケージの形式が分かりません。',
    PACKAGE_JA,
    'The package has an unknown form.',
    PACKAGE_EN,
  ),
} satisfies RefusalCatalogue<MediumCode | PackageCode>
