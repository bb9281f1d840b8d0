/** Words on the console of a program that was started wrongly: before any screen is open, in both languages. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const startWords = {
  usage: { ja: '始め方：{usage}', en: 'Start it like this: {usage}' },
  notUnderstood: { ja: 'この指定はわかりません。何も始めていません。', en: 'This command line is not understood. Nothing was started.' },
} satisfies TextCatalogue

/** What `--help` of a program with a screen says below its line of usage. */
export const programHelp = {
  kiosk: { ja: '投票機を一台だけ動かします：0票の確認、投票、閉鎖、記録媒体の封印。', en: 'One voting machine alone: zero check, voting, closing, sealing its media.' },
  issuer: { ja: 'カード発券機を一台だけ動かします：名簿対照、発券、返却、投票所の一日と報告。', en: 'The card issuer alone: roll check, cards out and back, the day of the station and its report.' },
  tally: {
    ja: '開票所の集計機を動かします：記録媒体の受領、開票、結果と書類。ネットワークにはつなぎません。',
    en: "The counting centre's machine: receives media, counts, prints result and records. It is on no network.",
  },
  office: {
    ja: '選管の事務局の画面を動かします：ファイルの取り込みから、鍵、記録媒体、カード、書類まで。ネットワークにはつなぎません。',
    en: "The election commission's screens: from files to keys, media, cards and papers. They are on no network.",
  },
} satisfies TextCatalogue

/** The same for each of them: options, what the file of settings holds, how it ends. */
export const programHelpRows = {
  options: { ja: '指定：', en: 'Options:' },
  config: {
    ja: '  --config FILE.json  この機械の設定ファイル（必要）。一つのJSONに、選挙データ、機械のフォルダー、記録媒体、カード読取機などの場所を書きます。',
    en: "  --config FILE.json  the machine's own settings (needed): one JSON object with the places of package, machine directory, media, card reader and so on",
  },
  help: { ja: '  -h, --help          この説明を出して終わる', en: '  -h, --help          print this and end' },
  file: {
    ja: '設定の項目は docs/formats/machine-config.md に、パッケージの機械では /etc/ippyo/{app}.json にあります。',
    en: 'Its entries stand in docs/formats/machine-config.md; a packaged machine has them in /etc/ippyo/{app}.json.',
  },
  officeFile: {
    ja: '設定の項目は docs/formats/machine-config.md にあります。計算機に入れた ippyo-office では --config は要りません。設定は ~/.config/ippyo/office.json にあり、最初に始めたときに作られます。',
    en: 'Its entries stand in docs/formats/machine-config.md. The packaged ippyo-office needs no --config: its settings are in ~/.config/ippyo/office.json, made at its first start.',
  },
  ends: { ja: '終了コード：', en: 'Exit codes:' },
  end0: { ja: '  0  終わるように求められて終わった（Ctrl-C、SIGTERM）、または --help', en: '  0  ended as it was asked to (Ctrl-C, SIGTERM), or --help' },
  end1: { ja: '  1  本番の選挙に使えない機械なので始めなかった。理由は画面か、この端末に出ます', en: '  1  not started: the machine is not fit for a real election; glass or console says why' },
  end2: {
    ja: '  2  始めなかった：指定か設定ファイルの誤り、または組み立てられていないプログラム',
    en: '  2  not started: a mistake in command line or settings, or a program that is not as it was built',
  },
} satisfies TextCatalogue

const SET_UP = { ja: '設定ファイルの書き方は docs/formats/machine-config.md にあります。', en: 'How the file is written stands in docs/formats/machine-config.md.' }

export const configRefusals = {
  'config-unreadable': {
    ja: { title: '設定ファイル {path} を読めません：{reason}。何も始めていません。', next: '--config のあとの場所を確かめて、もう一度始めてください。' },
    en: { title: 'The config file {path} cannot be read: {reason}. Nothing was started.', next: 'Look at the place after --config, then start again.' },
  },
  'config-not-json': {
    ja: { title: '設定ファイル {path} は、一つのJSONオブジェクトとして読めません（{line}行目のあたり）。何も始めていません。', next: SET_UP.ja },
    en: { title: 'The config file {path} cannot be read as one JSON object (near line {line}). Nothing was started.', next: SET_UP.en },
  },
  'config-wrong': {
    ja: { title: '設定ファイル {path} に正しくない項目があります：{members}。何も始めていません。', next: SET_UP.ja },
    en: { title: 'The config file {path} has entries that are not right: {members}. Nothing was started.', next: SET_UP.en },
  },
  'config-moved': {
    ja: {
      title: '設定ファイル {path} の {member} は、選挙の設定に移りました。何も始めていません。',
      next: '選挙管理委員会が決めることです。この項目をファイルから消してください。決めることは、委員会が選挙のファイル（{where}）に書きます。',
    },
    en: {
      title: 'The entry {member} of the config file {path} is now one of the election. Nothing was started.',
      next: 'The commission decides it: delete the entry here. The commission writes it into the files of the election ({where}).',
    },
  },
} satisfies RefusalCatalogue<string>
