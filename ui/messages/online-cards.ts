/** Words of the page of invented cards, which takes the place of a phone's card app in a rehearsal. Both languages are on one page. */
export const cardPage = {
  title: { ja: '試験用カードのアプリ', en: 'The app of invented cards' },
  notReal: {
    ja: 'これは練習です。カードも人も作り物で、本物のマイナンバーカードは使いません。本物の暗証番号を入れないでください。',
    en: 'This is a rehearsal. Cards and people are invented; no real card is used. Do not type a real password.',
  },
  asked: {
    ja: 'インターネット投票が、あなたの署名を求めています。',
    en: 'Online voting asks for your signature.',
  },
  whichCard: { ja: '当てるカード', en: 'The card to hold to the phone' },
  password: { ja: '署名用の暗証番号（英数字6〜16文字）', en: 'Signing password (6 to 16 letters and digits)' },
  passwordIs: { ja: 'どの試験用カードも {password}', en: '{password} for each of these cards' },
  touch: { ja: 'カードを当てる', en: 'Hold the card to the phone' },
  cancel: { ja: 'やめて投票の画面に戻る', en: 'Give up and go back to the vote' },
  tornOff: {
    ja: '読み取りの途中でカードが離れました。何も署名していません。もう一度当てるか、別のカードを選んでください。',
    en: 'The card left the phone while it was read. Nothing was signed. Hold it again, or take another card.',
  },
  gone: {
    ja: 'この署名は終わっています。投票の画面に戻り、もう一度始めてください。',
    en: 'This signature is over. Go back to the page of the vote and begin again.',
  },
} as const
