/** What is wrong with a command line of `ippyo`, and what a command line asks of values and of options together. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

const HELP = { ja: '使い方は {help} で出ます。', en: '{help} says how it is used.' }

export const commandLineRefusals = {
  'unknown-option': {
    ja: { title: '{given} というオプションはありません。{near}', next: HELP.ja },
    en: { title: 'There is no option {given}. {near}', next: HELP.en },
  },
  'unknown-command': {
    ja: { title: '{given} という命令はありません。{near}', next: HELP.ja },
    en: { title: 'There is no command {given}. {near}', next: HELP.en },
  },
  'missing-argument': {
    ja: { title: '<{given}> がありません。', next: HELP.ja },
    en: { title: '<{given}> is missing.', next: HELP.en },
  },
  'missing-option': {
    ja: { title: '{given} が必要です。', next: HELP.ja },
    en: { title: '{given} is needed.', next: HELP.en },
  },
  'missing-value': {
    ja: { title: '{given} の値がありません。', next: HELP.ja },
    en: { title: '{given} has no value.', next: HELP.en },
  },
  'too-many-arguments': {
    ja: { title: '言葉が多すぎます。', next: HELP.ja },
    en: { title: 'There are too many words.', next: HELP.en },
  },
  'value-not-allowed': {
    ja: { title: '{given} に「{value}」は使えません。使えるもの：{allowed}', next: HELP.ja },
    en: { title: 'The value {value} of {given} cannot be used. Allowed: {allowed}', next: HELP.en },
  },
  'not-understood': {
    ja: { title: '命令の書き方が違います。', next: HELP.ja },
    en: { title: 'This command line is not understood.', next: HELP.en },
  },
  'options-together': {
    ja: { title: '{together}', next: HELP.ja },
    en: { title: '{together}', next: HELP.en },
  },
  'path-not-usable': {
    ja: { title: '{path} を使えません：{reason}。', next: '場所の名前と、権限と、空きを確かめて、もう一度実行してください。' },
    en: { title: '{path} cannot be used: {reason}.', next: 'Look at the name of the place, its permissions and its free space, then run the command again.' },
  },
  'program-failed': {
    ja: { title: 'プログラムかディスクの故障です。できあがったものはありません。', next: '次の行を添えて、このプログラムを渡した人に知らせてください。' },
    en: { title: 'The program or its disk failed. Nothing was finished.', next: 'Tell whoever gave you this program, with the lines below.' },
  },
} satisfies RefusalCatalogue<string>

export const nearWords = {
  near: { ja: '{names} ですか。', en: 'Did you mean {names}?' },
} satisfies TextCatalogue

/** What a value must be. */
export const allowedWords = {
  'whole-number': { ja: '0以上の整数', en: 'a whole number from 0' },
  people: { ja: '1以上の整数', en: 'a whole number from 1' },
  'a-box': { ja: '投票箱の番号（0-9とa-fの32字）', en: 'a box: 32 characters 0-9 a-f' },
  'a-station': { ja: 'stations.csv の投票所', en: 'a station as in stations.csv' },
  'station-and-numbers': { ja: '投票所:無効化の数:カードの数。たとえば 2:1:0', en: 'station:voided:cards, for example 2:1:0' },
  'once-a-station': { ja: '投票所ごとに一つ', en: 'one for each station' },
  formats: { ja: 'csv、json、nist、poll-csv（コンマで区切る）', en: 'csv, json, nist and poll-csv, separated by commas' },
  'some-words': { ja: '1字以上。名前は60字、文は2000字まで', en: '1 character or more; a name up to 60, a text up to 2000' },
} satisfies TextCatalogue

/** What options must be together. */
export const togetherWords = {
  'recordings-with-speaker': { ja: '--recordings、--speaker、--licence は三つ一緒に指定します。', en: 'The options --recordings, --speaker and --licence go together.' },
  'box-or-station': {
    ja: 'online-voids-lost と online-voids-taken には --station、ほかには --box（online-held では --holds でも）を指定します。',
    en: 'Give --station with online-voids-lost and online-voids-taken, --box (with online-held also --holds) with the others.',
  },
  'holds-of-a-hold': { ja: '--holds は --use online-held と online-unheld に使います。', en: '--holds goes with --use online-held and online-unheld.' },
  'two-names': { ja: '--by を二回、違う二人の名前で指定します。', en: 'Give --by twice, with the names of two people.' },
} satisfies TextCatalogue

/** Why a place cannot be used: the kernel's names for it. */
export const pathReasons = {
  ENOENT: { ja: 'そこには何もありません', en: 'nothing is there' },
  ENOTDIR: { ja: 'フォルダーではありません', en: 'it is no directory' },
  EISDIR: { ja: 'フォルダーです', en: 'it is a directory' },
  ENOTREG: { ja: 'ファイルではありません', en: 'it is not a file' },
  EEXIST: { ja: 'すでにあります', en: 'it is there already' },
  EACCES: { ja: '権限がありません', en: 'permission denied' },
  EPERM: { ja: '権限がありません', en: 'permission denied' },
  EROFS: { ja: '書き込めない媒体です', en: 'it is read-only' },
  ENOSPC: { ja: '空きがありません', en: 'no space is left' },
  EDQUOT: { ja: '空きがありません', en: 'no space is left' },
  EIO: { ja: '媒体の読み書きに失敗しました', en: 'its medium failed' },
  EBUSY: { ja: 'ほかで使われています', en: 'something else uses it' },
  ENXIO: { ja: '機器がありません', en: 'no such device' },
  ENODEV: { ja: '機器がありません', en: 'no such device' },
  ELOOP: { ja: 'リンクが輪になっています', en: 'its links go in a circle' },
  ENAMETOOLONG: { ja: '名前が長すぎます', en: 'its name is too long' },
} satisfies TextCatalogue
