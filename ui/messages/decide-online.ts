/** Words of `ippyo decide-online`. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const decideOnlineWords = {
  'online-restore': { ja: 'この投票箱の無効を取り消し、オンライン投票を数えます：{what}', en: 'The void of this box is taken back, and its online vote counts: {what}' },
  'online-void': { ja: 'この投票箱のオンライン投票を無効にします：{what}', en: 'The online vote of this box is made void: {what}' },
  'online-held': { ja: '停止されたこの投票箱のオンライン投票は数えません：{what}', en: 'This box is held, and its online vote does not count: {what}' },
  'online-unheld': {
    ja: 'この投票箱の停止は名簿側の二人によるものではないとし、オンライン投票を数えます：{what}',
    en: 'The hold of this box is not by two people of the roll side, and its online vote counts: {what}',
  },
  'online-voids-lost': {
    ja: '投票所 {what} の無効の一覧はなくなったものとし、どれも数えません。この投票所で無効にしたオンライン投票が、そのまま数に入ります。',
    en: 'The file of voids of station {what} is lost, and none of it counts: online votes that were made void there stay in the count.',
  },
  'online-voids-taken': {
    ja: '投票所 {what} の無効の一覧を、名簿が古くても、数が報告と違っても、そのまま使います。',
    en: 'The file of voids of station {what} is taken as it is, with an older roll list or other numbers than its report.',
  },
  reason: { ja: '理由　{reason}', en: 'reason   {reason}' },
  by: { ja: '決める人　{first}、{second}', en: 'by       {first} and {second}' },
  once: {
    ja: '二人とも、文を声に出して読んでください。違うところがあれば、合言葉を入れずに中断してください。',
    en: 'Both read it aloud. If something is wrong, stop here without a passphrase.',
  },
  passphrase: { ja: '{name} の合言葉', en: 'passphrase of {name}' },
  written: { ja: '決定を {path} に書きました。', en: 'The decision is in {path}.' },
  next: {
    ja: '→ 仕分けで --voids に指定する無効の一覧のフォルダーに、上のファイルがあることを確かめて、仕分けを行ってください。',
    en: '→ See that the directory of the files of voids that the sorting takes (--voids) has them, then sort.',
  },
} as const satisfies TextCatalogue

export const decideOnlineRefusals = {
  'no-such-station': {
    ja: { title: 'この選挙にない投票所です。何も署名していません。', next: '投票所の番号を確かめて、もう一度実行してください。' },
    en: { title: 'The election has no such station. Nothing was signed.', next: 'Check the id of the station, then run the command again.' },
  },
  'no-holds': {
    ja: { title: '{path} というファイルはありません。何も署名していません。', next: '名簿側の holds.csv を --holds に書いてください。' },
    en: { title: 'There is no file {path}. Nothing was signed.', next: 'Name holds.csv of the roll side with --holds.' },
  },
  'holds-unreadable': {
    ja: { title: '{path} の {line} 行目が読めません。何も署名していません。', next: '表計算ソフトで保存したか、途中で切れています。名簿側から、もう一度受け取ってください。' },
    en: { title: 'Line {line} of {path} cannot be read. Nothing was signed.', next: 'A spreadsheet saved it, or it is cut: ask the roll side for it again.' },
  },
  'none-held': {
    ja: { title: '停止された投票箱は、一覧に一つもありません。何も署名していません。', next: '決めることはありません。停止の紙が一枚でもあれば、名簿側に一覧を確かめてもらってください。' },
    en: { title: 'The list has no held box. Nothing was signed.', next: 'There is nothing to decide. If you have a paper of a hold, ask the roll side about the list.' },
  },
  'not-listed': {
    ja: {
      title: '投票箱 {box} は、二人で停止した箱の一覧にありません。何も署名していません。',
      next: '停止の紙と比べてください。紙がなければ --use online-unheld です。紙があれば、一覧を名簿側に確かめ、--holds を付けずに実行します。',
    },
    en: {
      title: 'Box {box} is not in the list of boxes that two people hold. Nothing was signed.',
      next: 'Look for the paper of its hold. Without one, take --use online-unheld. With one, ask the roll side about its list, and run the command without --holds.',
    },
  },
  'is-listed': {
    ja: {
      title: '投票箱 {box} は、二人で停止した箱の一覧にあります。何も署名していません。',
      next: '停止の紙と比べてください。紙があれば --use online-held です。紙がなければ、一覧を名簿側に確かめ、--holds を付けずに実行します。',
    },
    en: {
      title: 'Box {box} is in the list of boxes that two people hold. Nothing was signed.',
      next: 'Look for the paper of its hold. With one, take --use online-held. Without one, ask the roll side about its list, and run the command without --holds.',
    },
  },
  'no-project': {
    ja: { title: 'このフォルダーに作業の記録がありません。何も署名していません。', next: '選挙データを作った作業のフォルダーを --project に書いてください。' },
    en: { title: 'There is no record of the office in this directory. Nothing was signed.', next: 'Name the directory in which the election was prepared with --project.' },
  },
  'record-broken': {
    ja: { title: '作業の記録の {line} 行目が読めません。何も署名していません。', next: '控えの作業フォルダーで、もう一度実行してください。' },
    en: { title: 'Line {line} of the record of the office cannot be read. Nothing was signed.', next: 'Run the command on the copy of the project.' },
  },
  'not-two': {
    ja: { title: '{name} は、この二人の一人になれません。何も署名していません。', next: '選挙データの番号を承認できる、違う二人の名前を --by に一つずつ書いてください。' },
    en: { title: '{name} cannot be one of these two. Nothing was signed.', next: 'Name two different people who may approve the number of the package, each with --by.' },
  },
  'wrong-passphrase': {
    ja: { title: '{name} の合言葉が違います。何も署名していません。', next: '本人がもう一度入れてください。一人目も、入れ直します。' },
    en: { title: 'This is not the passphrase of {name}. Nothing was signed.', next: 'Run the command again; both type theirs once more.' },
  },
} as const satisfies RefusalCatalogue<'no-such-station' | 'no-holds' | 'holds-unreadable' | 'none-held' | 'not-listed' | 'is-listed' | 'no-project' | 'record-broken' | 'not-two' | 'wrong-passphrase'>
