/**
 * What voters abroad read in the place of the words for residents, by the same names: neither a municipal office nor a convenience store is near
 * them, their other ways are a consulate, the post and a stay in Japan (PEO 49-2), and they bring 在外選挙人証.
 */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'
import type { applyRefusals, applyWords } from './online-apply.ts'
import type { voterRefusals } from './online-voter.ts'
import type { voterScreen } from './online-voter-screen.ts'

const card = {
  ja: 'カードの手続きは、大使館・総領事館でできます。行く前に、受付の日と持ち物を電話で確かめてください。',
  en: 'Embassies and consulates-general of Japan take care of cards. Call there first: ask for their hours, and what to bring.',
}
const other = {
  ja: '大使館・総領事館での投票、郵便での投票、日本に帰ったときの投票もできます。在外選挙人証が要ります。',
  en: 'You can also vote at an embassy or consulate-general of Japan, by post, or in Japan when you are there. Bring your certificate of registration as a voter abroad.',
}
const after = {
  ja: 'まだ投票していなければ、日本に帰っている方は、投票日に投票できます。在外選挙人証が要ります。大使館・総領事館での投票が続いているかは、そこに電話して確かめてください。',
  en: 'If you have not voted and are in Japan, you can vote there on election day with your certificate of registration as a voter abroad. Ask the embassy or consulate-general whether voting there goes on.',
}

export const abroadScreen = {
  hoursClosed: {
    ja: `終わりました。${after.ja}`,
    en: `It is over. ${after.en}`,
  },
  otherWay: other,
  cardLost: {
    ja: `暗証番号がわからないとき、ロックされたときは、決め直せます。${card.ja}${other.ja}`,
    en: `If you do not know the password, or the card is locked, it can be reset. ${card.en} ${other.en}`,
  },
} as const satisfies Partial<Record<keyof typeof voterScreen, TextCatalogue[string]>>

export const abroadRefusals = {
  closed: {
    ja: { title: 'インターネット投票は終わりました。', next: after.ja },
    en: { title: 'Online voting is over.', next: after.en },
  },
  paused: {
    ja: { title: '今は、カードの確認を止めています。投票済みの票は安全です。', next: `時間をおいて、もう一度開いてください。${other.ja}` },
    en: { title: 'Card checks are paused. Votes that were cast are safe.', next: `Come back later. ${other.en}` },
  },
  'not-jpki': {
    ja: { title: 'このカードでは本人確認ができませんでした。何も投票されていません。', next: `マイナンバーカードの署名用電子証明書が要ります。${card.ja}` },
    en: { title: 'This card cannot confirm who you are. Nothing was cast.', next: `The signing certificate of a My Number Card is needed. ${card.en}` },
  },
  expired: {
    ja: { title: 'カードの電子証明書の期限が切れています。何も投票されていません。', next: `新しくしてから、もう一度どうぞ。コードはそのまま使えます。${card.ja}${other.ja}` },
    en: { title: 'The certificate on the card has expired. Nothing was cast.', next: `Renew it and come back; the code stays good. ${card.en} ${other.en}` },
  },
  revoked: {
    ja: {
      title: 'カードの電子証明書が使えなくなっています。何も投票されていません。',
      next: `出国、引っ越し、氏名の変更のあとは、新しくする必要があります。コードはそのまま使えます。${card.ja}`,
    },
    en: {
      title: 'The certificate on the card was revoked. Nothing was cast.',
      next: `After you leave Japan, move or change your name it must be renewed. The code stays good. ${card.en}`,
    },
  },
  locked: {
    ja: { title: 'カードがロックされています。何も投票されていません。', next: `暗証番号を決め直せます。コードはそのまま使えます。${card.ja}${other.ja}` },
    en: { title: 'The card is locked. Nothing was cast.', next: `The password can be reset. The code stays good. ${card.en} ${other.en}` },
  },
  unavailable: {
    ja: { title: '今は、カードの確認ができません。何も投票されていません。', next: `時間をおいて、もう一度どうぞ。${other.ja}` },
    en: { title: 'Cards cannot be checked just now. Nothing was cast.', next: `Try again later. ${other.en}` },
  },
  'box-closed': {
    ja: { title: '締め切りに間に合いませんでした。票は入っていません。', next: after.ja },
    en: { title: 'The close came first. Your vote is not recorded.', next: after.en },
  },
  'contest-not-here': {
    ja: { title: '今は、この選挙をインターネットで投票できません。何も投票されていません。', next: `${other.ja}くわしくは、手紙にある窓口に電話してください。` },
    en: { title: 'This contest cannot be voted online just now. Nothing was cast.', next: `${other.en} Call the desk named on the letter to learn more.` },
  },
} satisfies Partial<RefusalCatalogue<keyof typeof voterRefusals>>

export const abroadApply = {
  appliedThink: {
    ja: `取りやめたいとき、手紙が届かないときは、選挙管理委員会に電話してください。${other.ja}`,
    en: `If you change your mind, or the letter does not come, call the election commission. ${other.en}`,
  },
} as const satisfies Partial<Record<keyof typeof applyWords, TextCatalogue[string]>>

export const abroadApplyRefusals = {
  'applications-ended': {
    ja: { title: '申請の受付は終わりました。何も申請されていません。', next: `紙の申請も、もう受け付けていません。${other.ja}` },
    en: { title: 'Applications have ended. Nothing was applied for.', next: `Papers are not taken any more either. ${other.en}` },
  },
  'was-withdrawn': {
    ja: {
      title: 'あなたのインターネット投票は取りやめになっていて、もう一度申請することはできません。',
      next: `${other.ja}お心当たりがないときは、選挙管理委員会に電話してください。`,
    },
    en: {
      title: 'Your online voting was taken back, and cannot be applied for again.',
      next: `${other.en} If you do not know why, call the election commission.`,
    },
  },
  'not-jpki': {
    ja: {
      title: 'このカードでは本人確認ができませんでした。何も申請されていません。',
      next: `マイナンバーカードの署名用電子証明書が要ります。${card.ja}紙で申請することもできます。`,
    },
    en: {
      title: 'This card cannot confirm who you are. Nothing was applied for.',
      next: `The signing certificate of a My Number Card is needed. ${card.en} You can also apply on paper.`,
    },
  },
  expired: {
    ja: { title: 'カードの電子証明書の期限が切れています。何も申請されていません。', next: `新しくしてから、もう一度どうぞ。${card.ja}紙で申請することもできます。` },
    en: { title: 'The certificate on the card has expired. Nothing was applied for.', next: `Renew it and come back. ${card.en} You can also apply on paper.` },
  },
  revoked: {
    ja: {
      title: 'カードの電子証明書が使えなくなっています。何も申請されていません。',
      next: `出国、引っ越し、氏名の変更のあとは、新しくする必要があります。${card.ja}紙で申請することもできます。`,
    },
    en: {
      title: 'The certificate on the card was revoked. Nothing was applied for.',
      next: `After you leave Japan, move or change your name it must be renewed. ${card.en} You can also apply on paper.`,
    },
  },
  locked: {
    ja: { title: 'カードがロックされています。何も申請されていません。', next: `暗証番号を決め直せます。${card.ja}紙で申請することもできます。` },
    en: { title: 'The card is locked. Nothing was applied for.', next: `The password can be reset. ${card.en} You can also apply on paper.` },
  },
} satisfies Partial<RefusalCatalogue<keyof typeof applyRefusals>>
