/** 人違い: a row that was marked for somebody else, and what is asked before a card goes to a voter without ticket and number. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const issuerMistaken = {
  saidAsk: {
    ja: '入場券も番号もない方です。氏名と住所をご本人に言っていただき、上の行と合えば印を付けます（こちらから読み上げません）',
    en: 'Without ticket and number: let the voter say name and address, and tick what agrees with the line above (never read it out yourself)',
  },
  said_name: { ja: 'ご本人が氏名を言い、行と合った', en: 'The voter said the name, and it agrees' },
  said_address: { ja: 'ご本人が住所を言い、行と合った', en: 'The voter said the address, and it agrees' },
  said_waits: { ja: '氏名と住所の確認', en: 'name and address, as the voter says them' },
  sameOnRoll: {
    ja: '同じ氏名・生年月日の方が、名簿番号 {number} にもいます。どちらの方か、住所で確かめてください',
    en: 'The same person is on the roll under number {number}, or one of the same name and day of birth: look at the address',
  },
  sameServed: {
    ja: '名簿番号 {number} の、同じ氏名・生年月日の方は、もうカードか用紙を受け取ったか、投票が済んでいます。同じ方には渡せません。住所で確かめ、迷えば投票管理者を呼びます',
    en: 'Number {number}, of the same name and day of birth, already has a card or paper, or has voted. To the same person give nothing: look at the address, and call the officer if in doubt',
  },
  matchesSound: {
    ja: '入れた文字の方はいません。読みや名、誕生日が似ている方が{count}人います',
    en: 'Nobody is written like that. Sounds alike, or has that given name or birthday: {count}',
  },
  foundBy_ticket: { ja: '入場券の番号', en: 'number of the ticket' },
  foundBy_number: { ja: '名簿番号', en: 'number on the roll' },
  foundBy_else: { ja: '生年月日・氏名・住所', en: 'birth, name or address' },
  foundBy_sound: { ja: '読みが似ている', en: 'sounds alike' },
  mistakenOpen: { ja: 'この印は別の方のもの（人違い）', en: "The mark is another's (wrong row)" },
  mistakenTitle: { ja: '別の方に付けるはずの印が、この行に付いている（人違い）', en: 'This row was marked for somebody else' },
  mistakenMeans: {
    ja: 'ご本人がまだ投票していないときだけです。投票管理者が、立会人2人の前で運用カードを使って決めます。この行の印は、実際に投票した方の行へ移ります。この行は空き、ご本人が投票できます。投票録と報告書に載ります。',
    en: 'Only if this voter has not voted. The presiding officer decides with the operator card, before two witnesses. The mark goes to the row of the person who voted; this row is free, and its voter votes. Polling record and report say so.',
  },
  mistakenWho: { ja: '実際に投票した方（名簿番号・入場券の番号・氏名）', en: 'Who voted (roll number, ticket or name)' },
  mistakenSeek: { ja: '名簿でさがす', en: 'Look up' },
  mistakenUnknown: { ja: 'だれだったか分からない', en: 'Nobody knows who it was' },
  mistakenSeeking: { ja: '名簿を調べています', en: 'Looking at the roll' },
  mistakenTo: { ja: '印が移る行', en: 'The mark goes to' },
  mistakenToNobody: {
    ja: 'だれの行でもない（番号「{number}」）。投票された数は、投票できる人の数より一つ多くなります。',
    en: 'Nobody\'s row (number "{number}"). One vote more than rights stays in the count.',
  },
  mistakenReason: { ja: '分かったこと（投票録に載ります。名前は書かない）', en: 'What is known (goes into the polling record; no names)' },
  mistakenGo: { ja: '投票管理者のカードへ', en: "On to the officer's card" },
  need_owner: { ja: '実際に投票した方', en: 'who voted' },
  need_reason: { ja: '分かったこと', en: 'what is known' },
  moving: { ja: '印を移しています', en: 'Moving the mark' },
  tag_nobodys: { ja: 'だれの行でもない', en: "nobody's row" },
  'officer_move-mark': { ja: '人違いの印を移す', en: 'Move a mark that is about somebody else' },
  'officer_move-mark_words': {
    ja: '上の行の印を、下の行へ移します。上の行のご本人はまだ投票していないことを、本人と立会人2人で確かめてください。移した後は、上の行でカードを渡せます。',
    en: 'Make sure with the voter and two witnesses that the voter of the first line has not voted. That line may then get a card.',
  },
} as const satisfies TextCatalogue

export const mistakenRefusals = {
  'row-of-nobody': {
    ja: {
      title: '「{number}」は、だれか分からない方が投票した印です（人違い）。この行では発券できません。',
      next: 'カードが戻ったときは、ここで受け取ります。だれだったか分かったときは「この印は別の方のもの」で、その方の行へ移します。',
    },
    en: {
      title: '"{number}" is the mark of a vote by somebody unknown. No card for this row.',
      next: 'A card that comes back is taken back here. When it is known who it was, move the mark to that row.',
    },
  },
  'said-missing': {
    ja: { title: '氏名と住所を、まだご本人から聞いていません。名簿に印は付いていません。', next: 'ご本人に言っていただき、二つとも行と合ったら印を付けてください。' },
    en: { title: 'The voter has not said name and address yet. The roll is unchanged.', next: 'Let the voter say both, and tick what agrees with the line.' },
  },
  'mark-is-there': {
    ja: { title: '印は、もうその行（{number}）にあります。何も移していません。', next: '実際に投票した方をさがすか、「だれだったか分からない」を押してください。' },
    en: { title: 'The mark is at that row ({number}) already. Nothing was moved.', next: 'Look for the person who voted, or press that nobody knows.' },
  },
  'mark-is-on-paper': {
    ja: {
      title: 'この印は、点字投票か仮投票の用紙のものです。だれでもない行には移せません。何も移していません。',
      next: '用紙を渡した方をさがしてください。仮投票の封筒には、書いた方の氏名があります。分からないときは、選挙管理委員会と扱いを決め、投票録に書きます。',
    },
    en: {
      title: "This mark is that of a braille or provisional ballot, which cannot be nobody's. Nothing was moved.",
      next: 'Look for the person who got the paper; the envelope of a provisional ballot has the name. Otherwise decide with the commission and write it into the record.',
    },
  },
  'mark-has-no-place': {
    ja: {
      title: '名簿番号 {number} の行には移せません（もう投票したか、手続きが記録されているか、ここで投票できない方です）。何も移していません。',
      next: '番号をもう一度確かめてください。その方に間違いなければ「だれだったか分からない」で記録し、番号を「分かったこと」に書き、選挙管理委員会に連絡してください。',
    },
    en: {
      title: 'The mark cannot go to number {number}: something was recorded there, or that voter cannot vote here. Nothing was moved.',
      next: 'Look at the number again. If it is right, press that nobody knows, write the number into what is known, and call the commission.',
    },
  },
} as const satisfies RefusalCatalogue<string>
