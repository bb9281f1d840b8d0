/** Refusals about the tally's own key and the files that it signed: what is safe, what to do next. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const tallyMachineRefusals = {
  'tally-not-personalised': {
    ja: {
      title: 'この集計機は、この選挙の集計用に設定されていません。何も開いていません。媒体はそのままで安全です。',
      next: '開票管理者に知らせてください。設定の済んだ集計機があれば、それで数えます。なければ、選挙管理委員会の事務局に電話し、技術担当と、選管の鍵の合言葉を知る人を呼びます。',
    },
    en: {
      title: 'This machine is not set up to count this election. Nothing was opened, and the media are safe as they are.',
      next: "Tell the counting officer. If there is a machine that is set up, count on it. If not, call the office of the commission: its technician is needed here, and somebody who knows the passphrase of the commission's key.",
    },
  },
  'tally-locked': {
    ja: { title: '集計機の鍵がまだ開いていません。記録は開いていません。', next: '開票管理者が、集計機の合言葉を入れてください。' },
    en: { title: 'The key of this machine is still locked. No record was opened.', next: 'The counting manager enters the passphrase of the tally.' },
  },
  'wrong-tally-passphrase': {
    ja: { title: '集計機の合言葉が違います。何も変わっていません。', next: '大文字、小文字、空白を確かめて、もう一度入れてください。何度でもやり直せます。' },
    en: { title: 'This is not the passphrase of the tally. Nothing has changed.', next: 'Check capitals and blanks, and type it again, as often as needed.' },
  },
  'tally-key-damaged': {
    ja: {
      title: '集計機の鍵（tally-key.json）が壊れているか、選管が署名した鍵と違います。何も開いていません。',
      next: '媒体はそのままで安全です。開票管理者に知らせてください。別の集計機があれば、それで数えます。なければ、選挙管理委員会の事務局に電話し、技術担当と、選管の鍵の合言葉を知る人を呼びます。',
    },
    en: {
      title: "The tally's key (tally-key.json) is damaged, or not the one that the commission signed for. Nothing was opened.",
      next: "The media are safe as they are. Tell the counting officer. If there is another counting machine, count on it. If not, call the office of the commission: its technician is needed here, and somebody who knows the passphrase of the commission's key.",
    },
  },
  'stage-changed': {
    ja: {
      title: '集計の途中のファイル {file} が、この機械が書いたものと違います（変えられたか、なくなりました）。集計を止めました。媒体はそのままで安全です。',
      next: 'だれがこの機械に触れたかを開票録に書き、起動しなおして媒体をはじめから読んでください。また起きたら、この機械を使わず、別の集計機で数えます。',
    },
    en: {
      title: 'The file {file} of this count is not what this machine wrote: it was changed, or taken away. The count has stopped. The media are safe as they are.',
      next: 'Write in the counting record who was at this machine, start again and read all media anew. If it happens again, leave this machine and count on another one.',
    },
  },
  'count-changed': {
    ja: {
      title: '前に開いた集計のファイル {file} が、この機械の署名と合いません（変えられた、入れ替えられた、またはなくなりました）。結果は示していません。媒体はそのままで安全です。',
      next: '書込先のファイルは証拠として触らずに残し、設定の out を空の場所に変えて起動し、同じ媒体をもう一度数えてください（同じ組み合わせなら、この機械は開けます）。',
    },
    en: {
      title: 'The file {file} of a count that was opened before does not fit the signature of this machine: changed, exchanged, or gone. No result is shown. The media are safe as they are.',
      next: 'Leave those files as they are, as evidence. Name an empty place as out in the configuration, start, and count the same media again: this machine opens the same set once more.',
    },
  },
  'containers-missing': {
    ja: { title: '投票所 {station} の箱のうち、封印と錠を見ていないものがあります。受け取っていません。', next: '正（原本）の箱、副（複写）の箱、投票箱のすべてを見て、もう一度入力してください。' },
    en: {
      title: 'Station {station}: the seal and lock of some box were not looked at. It was not received.',
      next: 'Look at the boxes of originals and duplicates and at the ballot box, and enter it again.',
    },
  },
  'no-container-to-decide': {
    ja: { title: '投票所 {station} には、選挙長が判断する箱がありません。何も変わっていません。', next: '先に送致目録で受け取ってください。封印と錠がすべてあれば、判断は要りません。' },
    en: { title: 'Station {station} has no box to decide about. Nothing has changed.', next: 'Receive it by its transport list first. Where all boxes are sealed and locked, no decision is needed.' },
  },
} as const satisfies RefusalCatalogue<string>

/** What the technician who is called does; it stands behind a line of its own, for nobody else at the count types a command. */
export const tallySetUpWords = {
  forTechnician: { ja: '技術担当の方へ', en: 'For the technician' },
  'tally-not-personalised': {
    ja: 'この機械のフォルダー（設定の machine）に、この選挙の tally.json と tally.sig がありません。事務局のUSBメモリーを差し、この機械の上で ippyo personalise tally を実行し、起動しなおします。',
    en: 'The directory of this machine ("machine" in its configuration) has no tally.json and tally.sig of this election. With the stick of the office run ippyo personalise tally on this machine, and start again.',
  },
  'tally-key-damaged': {
    ja: 'tally-key.json が壊れているか、選管が署名した鍵（tally.json、tally.sig）と違います。事務局のUSBメモリーを差し、この機械の上で ippyo personalise tally をやりなおし、起動しなおします。',
    en: 'tally-key.json is damaged, or not the key that the commission signed for (tally.json, tally.sig). With the stick of the office run ippyo personalise tally on this machine again, and start anew.',
  },
} as const satisfies TextCatalogue
