/** What is wrong with a command line of `ippyo`, and what a command line asks of values and of options together. */
import { type RefusalCatalogue, refusal, type TextCatalogue, text } from './message.ts'

const HELP_JA = '使い方は {help} で出ます。'
const HELP_EN = '{help} says how it is used.'

export const commandLineRefusals = {
  'unknown-option': refusal(
    '{given} というオプションはありません。{near}',
    HELP_JA,
    'There is no option {given}. {near}',
    HELP_EN,
  ),
  'unknown-command': refusal(
    '{given} という命令はありません。{near}',
    HELP_JA,
    'There is no command {given}. {near}',
    HELP_EN,
  ),
  'missing-argument': refusal('<{given}> がありません。', HELP_JA, '<{given}> is missing.', HELP_EN),
  'missing-option': refusal('{given} が必要です。', HELP_JA, '{given} is needed.', HELP_EN),
  'missing-value': refusal('{given} の値がありません。', HELP_JA, '{given} has no value.', HELP_EN),
  'too-many-arguments': refusal('言葉が多すぎます。', HELP_JA, 'There are too many words.', HELP_EN),
  'value-not-allowed': refusal(
    '{given} に「{value}」は使えません。使えるもの：{allowed}',
    HELP_JA,
    'The value {value} of {given} cannot be used. Allowed: {allowed}',
    HELP_EN,
  ),
  'not-understood': refusal('命令の書き方が違います。', HELP_JA, 'This command line is not understood.', HELP_EN),
  'options-together': refusal('{together}', HELP_JA, '{together}', HELP_EN),
  'path-not-usable': refusal(
    '{path} を使えません：{reason}。',
    '場所の名前と、権限と、空きを確かめて、もう一度実行してください。',
    '{path} cannot be used: {reason}.',
    'Look at the name of the place, its permissions and its free space, then run the command again.',
  ),
  'program-failed': refusal(
    'プログラムかディスクの故障です。できあがったものはありません。',
    '次の行を添えて、このプログラムを渡した人に知らせてください。',
    'The program or its disk failed. Nothing was finished.',
    'Tell whoever gave you this program, with the lines below.',
  ),
} satisfies RefusalCatalogue<string>

export const nearWords = {
  near: text('{names} ですか。', 'Did you mean {names}?'),
} satisfies TextCatalogue

/** What a value must be. */
export const allowedWords = {
  'whole-number': text('0以上の整数', 'a whole number from 0'),
  people: text('1以上の整数', 'a whole number from 1'),
  'card-number': text('1、2、3', '1, 2 or 3'),
  'station-ids': text('stations.csv の投票所、または none', 'stations as in stations.csv, or none'),
  'station-and-pair': text('投票所:組。たとえば 2:1', 'station:pair, for example 2:1'),
  'contest-and-number': text('選挙の番号=数', 'contest=number'),
  'a-name': text('名前（80字まで）', 'a name of 1 to 80 characters'),
  'a-day': text('2002-06-23 のような日', 'a day as 2002-06-23'),
  minute: text('2002-06-20T09:12 のような日時', 'a time as 2002-06-20T09:12'),
  'some-words': text('1字以上。名前は60字、文は2000字まで', '1 character or more; a name up to 60, a text up to 2000'),
} satisfies TextCatalogue

/** What options must be together. */
export const togetherWords = {
  'box-or-take-over': text('--box か --take-over のどちらか一つを指定します。', 'Give either --box or --take-over.'),
  'clip-or-list': text('--clip か --list のどちらかを指定します。', 'Give either --clip or --list.'),
  'recordings-with-speaker': text(
    '--recordings、--speaker、--licence は三つ一緒に指定します。',
    'The options --recordings, --speaker and --licence go together.',
  ),
  'two-people': text('一覧を作る人と確かめる人は、別の人です。', 'Two different people make and check a list.'),
  'which-use': text('--use live か --use rehearsal を指定します。', 'Give --use live or --use rehearsal.'),
  'fixture-or-use': text('--fixture か --use のどちらか一つを指定します。', 'Give either --fixture or --use.'),
  'use-with-places': text(
    '--use には --office と --machines も必要です。',
    'The option --use needs --office and --machines.',
  ),
  'declare-or-withdraw': text(
    '--cause、--known、--opinion、--witness を全部指定するか、--withdraw だけを指定します。',
    'Give --cause, --known, --opinion and --witness, or --withdraw alone.',
  ),
} satisfies TextCatalogue

/** Why a place cannot be used: the kernel's names for it. */
export const pathReasons = {
  ENOENT: text('そこには何もありません', 'nothing is there'),
  ENOTDIR: text('フォルダーではありません', 'it is no directory'),
  EISDIR: text('フォルダーです', 'it is a directory'),
  ENOTREG: text('ファイルではありません', 'it is not a file'),
  EEXIST: text('すでにあります', 'it is there already'),
  EACCES: text('権限がありません', 'permission denied'),
  EPERM: text('権限がありません', 'permission denied'),
  EROFS: text('書き込めない媒体です', 'it is read-only'),
  ENOSPC: text('空きがありません', 'no space is left'),
  EDQUOT: text('空きがありません', 'no space is left'),
  EIO: text('媒体の読み書きに失敗しました', 'its medium failed'),
  EBUSY: text('ほかで使われています', 'something else uses it'),
  ENXIO: text('機器がありません', 'no such device'),
  ENODEV: text('機器がありません', 'no such device'),
  ELOOP: text('リンクが輪になっています', 'its links go in a circle'),
  ENAMETOOLONG: text('名前が長すぎます', 'its name is too long'),
} satisfies TextCatalogue
