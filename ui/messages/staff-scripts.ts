/**
 * What staff say, at the step where it is said (SCR-01…11). Official words: a municipality has its own in the signed package
 * (`scripts.csv`); the English beside it is for the clerk, never read to a voter as the official text.
 */
import type { StaffScriptName, StaffWords } from '#election/definition/staff-words.ts'
import type { InEach } from '#election/language.ts'

interface StaffScript extends InEach<readonly string[]> {
  readonly rule: string
  /** Not said: what the speaker does, and never does. */
  readonly mind?: InEach<readonly string[]>
}

/** SCR-08: what every vote by ear begins with. */
const AUDIO = {
  begins: 'これから音声表示による投票を行っていただきます。',
  how: '投票は、ヘッドフォンから流れる音声情報をお聞きいただき、この専用端末機を操作していただくことにより投票を行います。',
  listen: 'まず投票の方法が説明されますので、よくお聞きいただき投票を行ってください。',
} as const

export const STAFF_SCRIPTS = {
  opening: {
    rule: 'SCR-02',
    ja: [
      '投票開始の時刻になりましたから、ただいまから{election}{station}の入口を開いて投票を開始いたします。',
      '投票に先立ち、投票機が投票できる状態にあること及び投票箱に何も入っていないことについて立会人及び選挙人の方の確認をお願いします。',
    ],
    en: ['It is time: the entrance of {station} is opened and voting in {election} begins.', 'Witnesses and voter, please confirm that the machines are votable and the box is empty.'],
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
    ja: ['確認が完了するまで、投票を開始することができませんので、別の方に確認をお願いしますので、確認が終わるまでしばらくお待ちください。'],
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
    ja: ['音声投票を行う投票カードを交付します。なお、投票場所まで事務従事者がご案内しますので、しばらくお待ちください。'],
    en: ['This is a card for audio voting. A member of staff will show you the way; please wait a moment.'],
  },
  handOverBoth: {
    rule: 'SCR-07',
    ja: ['画面と音声の両方で投票するカードです。画面に触れても、キーやスイッチを押しても投票できます。投票場所までご案内しますので、しばらくお待ちください。'],
    en: ['This card is for screen and voice together: touch the screen, or press keys or a switch. A member of staff will show you the way; please wait a moment.'],
  },
  // Said at the voting machine; the clerk who guides there reads them at the hand-over of the card.
  audioHelper: {
    rule: 'SCR-09',
    ja: [
      AUDIO.begins,
      AUDIO.how,
      AUDIO.listen,
      'なお、私は、いったん後に下がって控えておりますので、分らない点がありましたら、手を挙げるなどしてお知らせください。',
      'それでは投票カードを挿入して投票を行ってください。',
    ],
    en: [
      'You will now vote by ear.',
      'Listen to the headphones and use this device to vote.',
      'It first explains how; please listen, then vote.',
      'I step back and wait behind you: raise your hand when something is not clear.',
      'Please put the card in and vote.',
    ],
  },
  // The names are on the glass, so nobody stays where it can be read (LAW-04).
  bothHelper: {
    rule: 'SCR-09',
    ja: [
      '投票カードを置くと、画面に候補者が出ます。ヘッドホンを着けると、同じことが聞こえます。着けなくても投票できます。',
      '画面に触れるか、キーかスイッチで選びます。画面は、途中で隠すこともできます。',
      '私は、画面の見えない所に下がります。分からない点がありましたら、手を挙げてお知らせください。',
    ],
    en: [
      'Lay the card down and the candidates are on the screen. With the headphones on you hear the same; you can vote without them.',
      'Choose by touch, keys or a switch. The screen can be hidden at any time.',
      'I step back to where I cannot see the screen: raise your hand when something is not clear.',
    ],
  },
  audioAssisted: {
    rule: 'SCR-10',
    ja: [
      AUDIO.begins,
      AUDIO.how,
      AUDIO.listen,
      'なお、投票中は、画面には候補者の氏名等は表示されませんので、投票の内容は一切分かりませんので、私どもは、このままこの場で、控えておりますので、分からない点がありましたら、手を挙げるなどしてお知らせください。',
      'それでは投票カードを挿入しますので、投票を行ってください。',
    ],
    en: [
      'You will now vote by ear.',
      'Listen to the headphones and use this device to vote.',
      'It first explains how; please listen, then vote.',
      'No name is on the screen, so nobody learns your vote. We stay here: raise your hand when something is not clear.',
      'I now put the card in; please vote.',
    ],
  },
  audioProxy: {
    rule: 'SCR-11',
    ja: [AUDIO.begins, AUDIO.how, '投票したい候補者のお名前を教えてください。', '候補者名に間違いない場合は、「○」を押してください。'],
    en: [
      'You will now vote by ear.',
      'Listen to the headphones and use this device to vote.',
      'Please tell us the name of your candidate. (The machine says it, the other assistant checks, the voter hears it again.)',
      'If the name is right, please press the round key. (The same for each contest.)',
    ],
  },
  guide: {
    rule: 'ELG-12',
    ja: ['投票カードをお渡しする所まで、係の者がご案内します。'],
    en: ['A member of staff will take you to the desk where you get your card.'],
    mind: {
      ja: ['受付は庶務係を呼ぶ。庶務係が、投票カードを渡す机まで案内する。', '付添いの方は、投票管理者が認めたときだけ中に入る。', '代理投票や操作の補助を望まれたら、投票管理者と庶務係に伝える。'],
      en: [
        'Reception calls general affairs, who take the voter to the desk with the cards.',
        'A companion comes in only if the presiding officer agrees.',
        'A wish for a proxy vote or for help goes to the presiding officer and to general affairs.',
      ],
    },
  },
  askName: {
    rule: 'PRX-04',
    ja: ['どの候補者に投票するのですか。'],
    en: ['For which candidate do you vote?'],
    mind: {
      ja: [
        'まわりに聞こえない声で聞く。同じ名前の候補者がいるときは、どちらかも聞く。',
        '先に名前を言わない。「○○さんですか」「○○さんですね」と聞かない。',
        '名前を書いた紙や名刺だけでは投票しない。口で言っていただく。画面や掲示から選ぶのはよい。',
        '言われないときは、掲示の候補者全員の名前を、一度だけ読み上げる。',
      ],
      en: [
        'Ask so that nobody else hears it. Of two with the same name, ask which one.',
        'Never name a candidate first: not "Is it …?", not "It is …, right?".',
        'A slip or card with a name is not enough: the voter says the name. Choosing from screen or notice is allowed.',
        'Without a name, read out all names of the notice, once.',
      ],
    },
  },
  noName: {
    rule: 'PRX-05',
    ja: ['お名前をうかがえませんので、投票しないで終了してよろしいですか。終了すると、もう一度投票することはできません。'],
    en: ['Without a name, may we end without voting? You cannot vote again afterwards.'],
    mind: {
      ja: ['本人が承知し、同意したときだけ、立会人の前で、投票機の「投票しないで終了する」を押す。'],
      en: ['Only if the voter understands and agrees, and before a witness, press "End without voting" on the machine.'],
    },
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
  askBoth: {
    rule: 'ISS-06',
    ja: ['画面と音声の両方で投票する投票カードを発券してよろしいか？'],
    en: ['May a card for screen and voice together be issued?'],
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
    ja: ['投票所閉鎖の時刻になりましたから、投票所の入口を閉じます。', '投票所内に投票の済んでいない人はありませんか。'],
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
      '投票録を朗読いたします。',
      '長時間どうもありがとうございます。',
    ],
    en: ['Voting is over; machines and box are closed.', 'The polling record is being made; please rest.', 'The polling record is read out.', 'Thank you for the long day.'],
  },
} as const satisfies Readonly<Record<StaffScriptName, StaffScript>>

/** Cards that help staff with a voter who needs help, in the order in which they are needed. */
export const HELP_CARDS = ['guide', 'askName', 'noName'] as const satisfies readonly (keyof typeof STAFF_SCRIPTS)[]

/** What is said at this step: the municipality's words, or else those of the rules (SCR-01). */
export function staffLines(script: StaffScriptName, own: StaffWords): readonly string[] {
  return own[script] ?? STAFF_SCRIPTS[script].ja
}

/** Rules that the speaker minds at this step and does not say. */
export function mindedAt(script: StaffScriptName): InEach<readonly string[]> {
  const { mind }: StaffScript = STAFF_SCRIPTS[script]
  return mind ?? { ja: [], en: [] }
}
