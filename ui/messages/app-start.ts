/** Words on the console of a program that was started wrongly: before any screen is open, in both languages. */
import { type RefusalCatalogue, refusal, type TextCatalogue, text } from './message.ts'

export const startWords = {
  usage: text('始め方：{usage}', 'Start it like this: {usage}'),
  notUnderstood: text(
    'この指定はわかりません。何も始めていません。',
    'This command line is not understood. Nothing was started.',
  ),
} satisfies TextCatalogue

/** What `--help` of a program with a screen says below its line of usage. */
export const programHelp = {
  kiosk: text(
    '投票機を一台だけ動かします：0票の確認、投票、閉鎖、記録媒体の封印。',
    'One voting machine alone: zero check, voting, closing, sealing its media.',
  ),
  issuer: text(
    'カード発券機を一台だけ動かします：名簿対照、発券、返却、投票所の一日と報告。',
    'The card issuer alone: roll check, cards out and back, the day of the station and its report.',
  ),
  tally: text(
    '開票所の集計機を動かします：記録媒体の受領、開票、結果と書類。ネットワークにはつなぎません。',
    "The counting centre's machine: receives media, counts, prints result and records. It is on no network.",
  ),
  office: text(
    '選管の事務局の画面を動かします：ファイルの取り込みから、鍵、記録媒体、カード、書類まで。ネットワークにはつなぎません。',
    "The election commission's screens: from files to keys, media, cards and papers. They are on no network.",
  ),
} satisfies TextCatalogue

/** The same for each of them: options, what the file of settings holds, how it ends. */
export const programHelpRows = {
  options: text('指定：', 'Options:'),
  config: text(
    '  --config FILE.json  この機械の設定ファイル（必要）。一つのJSONに、選挙データ、機械のフォルダー、記録媒体、カード読取機などの場所を書きます。',
    "  --config FILE.json  the machine's own settings (needed): one JSON object with the places of package, machine directory, media, card reader and so on",
  ),
  help: text('  -h, --help          この説明を出して終わる', '  -h, --help          says this and ends'),
  file: text(
    '設定の項目は docs/formats/machine-config.md に、パッケージの機械では /etc/ippyo/{app}.json にあります。',
    'Its entries stand in docs/formats/machine-config.md; a packaged machine has them in /etc/ippyo/{app}.json.',
  ),
  // The office has no package of its own.
  officeFile: text(
    '設定の項目は docs/formats/machine-config.md にあります。',
    'Its entries stand in docs/formats/machine-config.md.',
  ),
  ends: text('終了コード：', 'Exit codes:'),
  end0: text(
    '  0  終わるように求められて終わった（Ctrl-C、SIGTERM）、または --help',
    '  0  ended as it was asked to (Ctrl-C, SIGTERM), or --help',
  ),
  end1: text(
    '  1  本番の選挙に使えない機械なので始めなかった。理由は画面か、この端末に出ます',
    '  1  not started: the machine is not fit for a real election; glass or console says why',
  ),
  end2: text(
    '  2  始めなかった：指定か設定ファイルの誤り、または組み立てられていないプログラム',
    '  2  not started: a mistake in command line or settings, or a program that is not as it was built',
  ),
} satisfies TextCatalogue

const SET_UP_JA = '設定ファイルの書き方は docs/formats/machine-config.md にあります。'
const SET_UP_EN = 'How the file is written stands in docs/formats/machine-config.md.'

export const configRefusals = {
  'config-unreadable': refusal(
    '設定ファイル {path} を読めません：{reason}。何も始めていません。',
    '--config のあとの場所を確かめて、もう一度始めてください。',
    'The config file {path} cannot be read: {reason}. Nothing was started.',
    'Look at the place after --config, then start again.',
  ),
  'config-not-json': refusal(
    '設定ファイル {path} は、一つのJSONオブジェクトとして読めません（{line}行目のあたり）。何も始めていません。',
    SET_UP_JA,
    'The config file {path} cannot be read as one JSON object (near line {line}). Nothing was started.',
    SET_UP_EN,
  ),
  'config-wrong': refusal(
    '設定ファイル {path} に正しくない項目があります：{members}。何も始めていません。',
    SET_UP_JA,
    'The config file {path} has entries that are not right: {members}. Nothing was started.',
    SET_UP_EN,
  ),
} satisfies RefusalCatalogue<string>
