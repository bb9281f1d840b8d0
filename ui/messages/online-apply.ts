/** Words of an application by page (T6): the pages, and what an applicant reads where a voter, who has a letter, reads something else. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const applyWords = {
  begin: { ja: 'インターネット投票を申請する', en: 'Apply for online voting' },
  title: { ja: 'インターネット投票の申請', en: 'Apply for online voting' },
  what: {
    ja: 'マイナンバーカードで申請します。職員ふたりが名簿と照らし合わせたあと、投票用コードの手紙を郵便で送ります。投票は、手紙が届いてからです。',
    en: 'You apply with your My Number Card. Two people of the office compare it with the roll, and a letter with your voting code comes by post. You vote when it has come.',
  },
  until: { ja: '申請の受付は、{time} までです。', en: 'Applications are taken until {time}.' },
  ownCard: { ja: '申請は、本人が自分のカードでします。', en: 'Each person applies with their own card.' },
  birth: { ja: '申請する人の生年月日', en: 'Your date of birth' },
  birthHelp: { ja: '家族のカードとの取り違えを防ぐためです。', en: 'It shows when the card of somebody of the family was taken.' },
  birthExample: { ja: '例：昭和45年4月1日、S45.4.1、1970年4月1日', en: 'For example 1970-04-01, or as the card has it' },
  birthSlip: { ja: '日付を読めませんでした。例のように入れてください。', en: 'This is no date. Write it as in the example.' },
  asking: { ja: '申請の受付につないでいます', en: 'Asking whether applications are taken' },
  step4: { ja: '終わると、この画面に戻り、申請が受け付けられます。', en: 'Then you come back here, and the application is taken.' },
  appliedTitle: { ja: '申請を受け付けました', en: 'Your application is in' },
  applied: {
    ja: '名簿と照らし合わせて、投票用コードの手紙を郵便で送ります。届くまでお待ちください。',
    en: 'It is compared with the roll, and a letter with your voting code comes by post. Please wait for it.',
  },
  appliedThink: {
    ja: '取りやめたいとき、手紙が届かないときは、選挙管理委員会に電話してください。投票所で投票することもできます。',
    en: 'If you change your mind, or the letter does not come, call the election commission. You can also vote at a polling station.',
  },
} as const satisfies TextCatalogue

const office = { ja: '選挙管理委員会に電話してください。', en: 'Call the election commission.' }

/** No vote, no code and no letter is there yet. */
export const applyRefusals = {
  'applications-ended': {
    ja: { title: '申請の受付は終わりました。何も申請されていません。', next: '紙の申請も、もう受け付けていません。期日前投票所か、投票日の投票所で投票できます。' },
    en: { title: 'Applications have ended. Nothing was applied for.', next: 'Papers are not taken any more either. You can vote early, or at your polling station on election day.' },
  },
  'another-card': {
    ja: {
      title: 'カードの方の生年月日が、入れた日付と違います。何も申請されていません。',
      next: 'ご自分のカードか、日付が合っているかを見て、もう一度どうぞ。家族の分は、その人が自分のカードで申請します。',
    },
    en: {
      title: 'The person of the card was born on another day than you typed. Nothing was applied for.',
      next: 'Look whether it is your own card, and whether the date is right. Others of your family apply with their own cards.',
    },
  },
  'not-on-roll': {
    ja: {
      title: 'カードの氏名、生年月日、住所の方が、この選挙の名簿に見つかりませんでした。何も申請されていません。',
      next: `引っ越しや氏名の変更のあとは、名簿と違っていることがあります。紙で申請できます。${office.ja}`,
    },
    en: {
      title: 'The roll of this election has nobody with the name, date of birth and address of the card. Nothing was applied for.',
      next: `After a move or a change of name the roll may differ. You can apply on paper. ${office.en}`,
    },
  },
  'applied-before': {
    ja: {
      title: 'あなたの申請は、もう受け付けられています。二重にはなりません。',
      next: `手紙が届くまでお待ちください。届いていれば、そのコードで投票できます。お心当たりがないときは、すぐに${office.ja}`,
    },
    en: { title: 'Your application is already in. It counts once.', next: 'Wait for the letter; if it has come, vote with its code. If you did not apply, call the election commission at once.' },
  },
  'was-withdrawn': {
    ja: { title: 'あなたのインターネット投票は取りやめになっていて、もう一度申請することはできません。', next: `投票所で投票できます。お心当たりがないときは、${office.ja}` },
    en: { title: 'Your online voting was taken back, and cannot be applied for again.', next: 'You can vote at a polling station. If you do not know why, call the election commission.' },
  },
  'not-eligible': {
    ja: { title: 'この選挙では、投票できる方として登録されていません。何も申請されていません。', next: `お心当たりがなければ、${office.ja}` },
    en: { title: 'You are not registered as a voter of this election. Nothing was applied for.', next: 'If you do not know why, call the election commission.' },
  },
  'not-jpki': {
    ja: {
      title: 'このカードでは本人確認ができませんでした。何も申請されていません。',
      next: 'マイナンバーカードの署名用電子証明書が要ります。市区町村の窓口で付けてもらえます。紙で申請することもできます。',
    },
    en: {
      title: 'This card cannot confirm who you are. Nothing was applied for.',
      next: 'The signing certificate of a My Number Card is needed; the municipal office can add it. You can also apply on paper.',
    },
  },
  expired: {
    ja: { title: 'カードの電子証明書の期限が切れています。何も申請されていません。', next: '市区町村の窓口で新しくしてから、もう一度どうぞ。紙で申請することもできます。' },
    en: { title: 'The certificate on the card has expired. Nothing was applied for.', next: 'Renew it at the municipal office and come back. You can also apply on paper.' },
  },
  revoked: {
    ja: { title: 'カードの電子証明書が使えなくなっています。何も申請されていません。', next: '引っ越しや氏名の変更のあとは、市区町村の窓口で新しくする必要があります。紙で申請することもできます。' },
    en: {
      title: 'The certificate on the card was revoked. Nothing was applied for.',
      next: 'After a move or a change of name it must be renewed at the municipal office. You can also apply on paper.',
    },
  },
  'bad-signature': {
    ja: { title: 'カードの署名が合いませんでした。何も申請されていません。', next: `もう一度カードで確認してください。続くときは、${office.ja}` },
    en: { title: 'The signature of the card does not fit. Nothing was applied for.', next: `Try the card again. If it happens again, call the election commission.` },
  },
  'status-unknown': {
    ja: { title: 'カードが有効かどうか、今は確かめられません。何も申請されていません。', next: '時間をおいて、もう一度どうぞ。カードが悪いわけではありません。' },
    en: { title: 'Nobody can say just now whether the card is valid. Nothing was applied for.', next: 'Try again later. Nothing is wrong with your card.' },
  },
  cancelled: {
    ja: { title: 'カードの確認が、終わらないうちに戻ってきました。何も申請されていません。', next: 'もう一度、カードで本人確認をしてください。読み取りが終わるまで、カードを動かさないでください。' },
    en: { title: 'The card check was left before its end. Nothing was applied for.', next: 'Check the card again. Do not move it until it has been read.' },
  },
  'wrong-password': {
    ja: { title: 'カードの暗証番号が違います。何も申請されていません。', next: '英数字6〜16文字の、署名用の暗証番号です。4桁の数字ではありません。5回続けて間違えると、カードがロックされます。' },
    en: {
      title: 'The password of the card is wrong. Nothing was applied for.',
      next: 'It is the signing password: 6 to 16 letters and digits, not the four digits. Five wrong ones in a row lock the card.',
    },
  },
  locked: {
    ja: { title: 'カードがロックされています。何も申請されていません。', next: '市区町村の窓口か、コンビニの端末で暗証番号を決め直せます。紙で申請することもできます。' },
    en: { title: 'The card is locked. Nothing was applied for.', next: 'Reset the password at the municipal office or at a convenience store. You can also apply on paper.' },
  },
  unavailable: {
    ja: { title: '今は、カードの確認ができません。何も申請されていません。', next: '時間をおいて、もう一度どうぞ。紙で申請することもできます。' },
    en: { title: 'Cards cannot be checked just now. Nothing was applied for.', next: 'Try again later. You can also apply on paper.' },
  },
  paused: {
    ja: { title: '今は、カードの確認を止めています。何も申請されていません。', next: '時間をおいて、もう一度どうぞ。紙で申請することもできます。' },
    en: { title: 'Card checks are paused. Nothing was applied for.', next: 'Come back later. You can also apply on paper.' },
  },
  'flow-ended': {
    ja: { title: '時間がたったため、ここまでの手続きは終わりました。', next: '生年月日を入れるところから、もう一度どうぞ。二重にはなりません。' },
    en: { title: 'Too much time has passed, so this way has ended.', next: 'Begin again with the date of birth. An application counts once.' },
  },
  'try-again': {
    ja: { title: '混み合っていて、手続きを終えられませんでした。', next: '少したってから、もう一度どうぞ。二重にはなりません。' },
    en: { title: 'The service is busy and could not finish.', next: 'Try again in a little while. An application counts once.' },
  },
  'gate-unreachable': {
    ja: { title: '受付につながりませんでした。', next: 'インターネットにつながっているか見て、少したってからもう一度どうぞ。申請は二重にはなりません。' },
    en: { title: 'The reception could not be reached.', next: 'Look whether you are connected, and try again in a little while. An application counts once.' },
  },
} satisfies RefusalCatalogue<string>
