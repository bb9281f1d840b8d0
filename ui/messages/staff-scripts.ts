/**
 * What staff say, at the step where it is said (SCR-01…07). Official words: a municipality replaces the Japanese by its own; the
 * English beside it is for the clerk, never read to a voter as the official text.
 */
interface StaffScript {
  readonly rule: string
  readonly ja: readonly string[]
  readonly en: readonly string[]
}

export const STAFF_SCRIPTS = {
  opening: {
    rule: 'SCR-02',
    ja: [
      '投票開始の時刻になりましたから、ただいまから{election}{station}の入口を開いて投票を開始いたします。',
      '投票に先立ち、投票機が投票できる状態にあること及び投票箱に何も入っていないことについて立会人及び選挙人の方の確認をお願いします。',
    ],
    en: [
      'It is time: the entrance of {station} is opened and voting in {election} begins.',
      'Witnesses and voter, please confirm that the machines are votable and the box is empty.',
    ],
  },
  zeroCheck: {
    rule: 'SCR-03',
    ja: [
      '只今、投票機は「0票確認画面」を表示しています。',
      'この画面は、選挙人の方に投票機内に投票データが無いことを確認いただくための表示です。',
      'これをもって、投票機内に投票データが無いことを確認いただけますか？',
      '確認いたしましたら投票機を投票ができます状態にします。',
      '投票機がこの作業をもって投票できる状態になったことを確認いただけますか。',
    ],
    en: [
      'The machine now shows the zero check.',
      'This page is for voters to confirm that no vote is in the machine.',
      'Can you confirm from it that there is none?',
      'Once it is confirmed, we make the machine ready for voting.',
      'Can you confirm that it can now be voted on?',
    ],
  },
  zeroCheckRefused: {
    rule: 'SCR-03',
    ja: [
      '確認が完了するまで、投票を開始することができませんので、別の方に確認をお願いしますので、確認が終わるまでしばらくお待ちください。',
    ],
    en: ['Somebody else is asked to confirm; please wait.'],
  },
  handOver: {
    rule: 'ISS-03',
    ja: ['{contests}の{count}つの選挙に投票するカードです。'],
    en: ['This card is for {count} contests: {contests}.'],
  },
  handOverSingle: {
    rule: 'ISS-07',
    ja: ['{contests}のみの投票を行うカードです。'],
    en: ['This card is for one contest only: {contests}.'],
  },
  handOverAudio: {
    rule: 'SCR-07',
    ja: [
      '音声投票を行う投票カードを交付します。なお、投票場所まで事務従事者のご案内しますので、しばらくお待ちください。',
    ],
    en: ['This is a card for audio voting. A member of staff will show you the way; please wait a moment.'],
  },
  askSingle: {
    rule: 'ISS-07',
    ja: ['{contests}のみの投票を行うカードを発券します。よろしいですか。'],
    en: ['A card for {contests} only will be issued. Is that right?'],
  },
  askAudio: {
    rule: 'ISS-06',
    ja: ['音声投票を行う投票カードを発券してよろしいか？'],
    en: ['May a card for audio voting be issued?'],
  },
  askNone: {
    rule: 'ISS-08',
    ja: ['どの選挙も投票されないのですね。入場券をお返しします。'],
    en: ['No contest is wanted: the entrance ticket is given back. Is that right?'],
  },
  /** Shown, not said: the voter reads and points. */
  writing: {
    rule: 'SCR-01',
    ja: [
      '入場券を見せてください。',
      'お名前を指でさしてください。',
      '生年月日を指でさしてください。',
      'このカードを投票機に置いて、画面のとおりに投票してください。',
      '投票が終わったら、カードを出口の係に渡してください。',
      'わからないときは、手を挙げてください。係が行きます。',
      '操作の補助、または代理投票を希望しますか。',
      '少しお待ちください。',
    ],
    en: [
      'Please show your ticket.',
      'Please point at your name.',
      'Please point at your date of birth.',
      'Lay this card on the machine and vote as its screen says.',
      'After voting please hand the card to the clerk at the exit.',
      'If you need help, raise your hand: somebody will come.',
      'Would you like help, or a proxy vote?',
      'Please wait a moment.',
    ],
  },
  closing: {
    rule: 'SCR-04',
    ja: [
      '投票所閉鎖の時刻になりましたから、投票所の入口を閉じます。',
      '投票所内に投票の済んでいない人はありませんか。',
    ],
    en: ['It is closing time: the entrance is closed.', 'Is there anybody inside who has not voted?'],
  },
  absentee: {
    rule: 'SCR-05',
    ja: [
      '全部投票済みでありますから、次に不在者投票管理者から送致を受けた不在者投票を保管してありますから、この投票の受理、不受理について立会人の方々の御意見をお聞きいたします。',
      '受理することに決定して異議ありませんか。',
      '受理することに決定しましたから、投票用封筒を開き、投票箱に入れます。',
    ],
    en: [
      'Everybody has voted. The witnesses are asked whether the absentee votes brought here are accepted.',
      'It is decided to accept them: does anybody object?',
      'They are accepted: the envelopes are opened and the votes put into the box.',
    ],
  },
  end: {
    rule: 'SCR-06',
    ja: [
      '投票は全部終わりましたから、投票機及び投票箱を閉鎖します。',
      'これをもって投票は終了しましたが、ただいま投票録を作成中でありますから、しばらく御休息をお願いします。',
    ],
    en: ['Voting is over; machines and box are closed.', 'The polling record is being made; please rest.'],
  },
} as const satisfies Readonly<Record<string, StaffScript>>

export type StaffScriptName = keyof typeof STAFF_SCRIPTS
