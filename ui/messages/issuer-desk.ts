/** What voters and cards are refused for at the desk; part of the issuer's refusals (`issuer.ts`). */
import type { RefusalCatalogue, Text } from './message.ts'

/** Said aloud in place of the ground, where that is nobody's business who stands in the queue. */
export const sayAside: Text = { ja: '確認したいことがあります。こちらへどうぞ。', en: 'There is something to check. This way, please.' }

/** ELG-02: what the roll says of the person, or of what was decided of them; such a mark may be that of a criminal sentence. */
export const SAID_ASIDE: ReadonlySet<string> = new Set(['struck', 'died', 'moved', 'disqualified', 'under-age', 'not-resident-long-enough', 'not-declared', 'no-contest-for-voter', 'paper-path'])

export const issuerDeskRefusals = {
  // Voter
  'not-on-roll': {
    ja: {
      title: '入れた番号・氏名・生年月日・住所の方は、この投票所の名簿にいません。',
      next: '入場券があれば、そのコードをかざします。ほかの投票所のものなら、どこかが出ます。かざせないときは打ちまちがいがないか見直し、入場券の投票所名を確かめます。違うときはその投票所をご案内し、同じときは庶務係へ。',
    },
    en: {
      title: 'Nobody with this number, name, date of birth or address is on the roll of this station.',
      next: 'Scan the code of the ticket, if there is one: of another station it says which. Without it look again for a typing mistake, then at the station named on the ticket: show the way there, or, if it is this one, call general affairs.',
    },
  },
  'no-match': {
    ja: { title: '当てはまる方を一人に決められません（いないか、二人以上います）。', next: '番号か氏名をもう少し詳しく入れてください。' },
    en: { title: 'This fits nobody on the roll, or more than one voter.', next: 'Type the number, or more of the name.' },
  },
  'too-many-matches': {
    ja: { title: '当てはまる方が多すぎます。', next: '氏名か住所をもう少し詳しく、または生年月日を入れてください。' },
    en: { title: 'Too many voters match.', next: 'Type more of the name or the address, or the date of birth.' },
  },
  'ticket-unreadable': {
    ja: { title: '入場券のコードを読み取れませんでした。', next: 'もう一度かざすか、入場券の番号を入れてください。' },
    en: { title: 'The code of the ticket could not be read.', next: 'Scan it again, or type the number on it.' },
  },
  'not-a-ticket': {
    ja: { title: 'これは入場券のコードではありません。名簿はまだ調べていません。', next: '入場券のコードをかざすか、入場券の番号・氏名を入れてください。' },
    en: { title: 'This is not the code of a ticket. The roll was not asked yet.', next: 'Scan the code on the ticket, or type its number or the name.' },
  },
  'another-ticket': {
    ja: { title: 'いまの入場券は、画面の方（{number}）のものではありません。名簿は変わっていません。', next: '画面の方の受付を終えるか「取りやめ・次の方へ」を押してから、もう一度かざしてください。' },
    en: { title: 'This ticket is not that of the voter on the screen ({number}). The roll is unchanged.', next: 'Finish with that voter, or press Leave, next voter. Then scan it again.' },
  },
  'ticket-of-other-election': {
    ja: { title: 'この入場券は、今回の選挙のものではありません。', next: '入場券をお返しし、今回の入場券をお持ちでなければ、番号か氏名でさがしてください。' },
    en: { title: 'This ticket belongs to another election.', next: 'Give it back. Without a ticket of this election, search by number or name.' },
  },
  'ticket-of-other-station': {
    ja: { title: 'この入場券は「{station}」のものです。ここでは投票できません。', next: '入場券をお返しし、「{station}」をご案内ください。' },
    en: { title: 'This ticket belongs to "{station}". Its voter cannot vote here.', next: 'Give it back, and show the way to "{station}".' },
  },
  'ticket-of-other-early-station': {
    ja: { title: 'この方の期日前投票所は「{station}」です。ここでは投票できません。', next: '入場券をお返しし、「{station}」をご案内ください。' },
    en: { title: 'This voter votes early at "{station}", not here.', next: 'Give the ticket back, and show the way to "{station}".' },
  },
  'other-station': {
    ja: { title: 'この方の投票所は、ここではありません。', next: '入場券に書かれた投票所をご案内ください。' },
    en: { title: 'This voter belongs to another polling station.', next: 'Show the way to the station on the ticket.' },
  },
  'other-desk': {
    ja: { title: 'この方は受付{desk}です。ここでは発券できません。', next: '入場券をお返しし、受付{desk}をご案内ください。' },
    en: { title: 'This voter is served at desk {desk}. No card here.', next: 'Give the ticket back, and show the way to desk {desk}.' },
  },
  struck: {
    ja: { title: '名簿から抹消されています。この投票所では投票できません。', next: '庶務係へご案内ください。選挙管理委員会に確かめます。' },
    en: { title: 'This row of the roll is struck out: no vote here.', next: 'Go to general affairs, who ask the commission.' },
  },
  died: {
    ja: { title: '名簿に死亡の表示があります。発券できません。', next: '庶務係へご案内ください。本人であれば選挙管理委員会に確かめます。' },
    en: { title: 'The roll says that this voter has died: no card.', next: 'Go to general affairs, who ask the commission if this is the voter.' },
  },
  moved: {
    ja: { title: '名簿に市外への転出の表示があります。発券できません。', next: '庶務係へご案内ください。' },
    en: { title: 'The roll says that this voter has moved out of the city: no card.', next: 'Go to general affairs.' },
  },
  disqualified: {
    ja: { title: '名簿に失権または誤載の表示があります。発券できません。', next: '投票管理者を呼んでください。納得されないときは「ほかの手続き」から「仮投票」へ進みます。' },
    en: { title: 'The roll says: no right to vote, or entered by mistake. No card.', next: 'Call the presiding officer. If the voter insists, go on with "Other ways".' },
  },
  'absentee-voted': {
    ja: { title: '不在者投票が済んでいます。ここでは投票できません。', next: '不在者投票をされたことをお伝えください。覚えがないと言われるときは、庶務係へご案内ください。' },
    en: { title: 'This voter has voted by absentee ballot: no second vote.', next: 'Say so. If the voter knows nothing of it, show the way to general affairs.' },
  },
  'absentee-issued': {
    ja: { title: '不在者投票の用紙が交付されています。', next: '用紙と封筒をお持ちなら投票管理者に返していただき、「ほかの手続き」で記録すると投票できます。お持ちでなければ投票できません。' },
    en: {
      title: 'Absentee ballot papers were given to this voter.',
      next: 'Papers and envelopes go back to the presiding officer: record it under "Other ways", and the voter may vote. Without them there is no vote here.',
    },
  },
  'early-voted': {
    ja: { title: '期日前投票が済んでいます。ここでは投票できません。', next: '期日前投票をされたことをお伝えください。' },
    en: { title: 'This voter has voted early: no second vote.', next: 'Tell the voter so.' },
  },
  'online-voted': {
    ja: { title: 'オンライン投票が済んでいます。ここでは投票できません。', next: 'オンライン投票をされたことをお伝えください。' },
    en: { title: 'This voter has voted online: no second vote.', next: 'Tell the voter so.' },
  },
  'online-void-first': {
    ja: {
      title: 'オンライン投票が済んでいます。',
      next: 'オンライン投票のままでよければ、そのままお帰りいただけます。ここで投票し直したい方は、投票管理者を呼び、「ほかの手続き」で記録すると投票できます。オンライン投票は無効になります。',
    },
    en: {
      title: 'This voter has voted online.',
      next: 'The voter may leave it at that. Who wants to vote here instead: call the presiding officer and record it under "Other ways". The online vote then becomes void.',
    },
  },
  'no-contest-for-voter': {
    ja: { title: 'この方に選挙権のある選挙は、ここでは行われていません。発券できません。', next: '庶務係へご案内ください。納得されないときは「ほかの手続き」から「仮投票」へ進みます。' },
    en: { title: 'No contest that is voted on here is one of this voter: no card.', next: 'Go to general affairs. If the voter insists, go on with "Other ways".' },
  },
  'under-age': {
    ja: { title: '投票日に投票できる年齢に達していません。', next: '生年月日を確かめ、違うときは庶務係へご案内ください。' },
    en: { title: 'The voter is not old enough on the day of the poll.', next: 'Compare the date of birth; if it is wrong, go to general affairs.' },
  },
  'not-resident-long-enough': {
    ja: { title: '住所の要件を満たしていません。', next: '住民となった日を確かめ、違うときは庶務係へご案内ください。' },
    en: { title: 'The voter has not lived here long enough.', next: 'Compare the date; if it is wrong, go to general affairs.' },
  },
  'not-a-slip': {
    ja: { title: 'これは引換券の番号ではありません。何も変わっていません。', next: '引換券の9桁の番号をかざすか、入れてください。引換券のない方は、先に受付（名簿対照）へご案内ください。' },
    en: { title: 'This is not the number of a slip. Nothing has changed.', next: 'Scan the slip or type its 9 digits. A voter without a slip goes to the reception first.' },
  },
  'slip-misread': {
    ja: { title: '引換券の番号の数字が、どこか違っています。何も変わっていません。', next: '引換券を見て、9桁を入れ直すか、もう一度かざしてください。' },
    en: { title: 'A digit of the slip number is wrong. Nothing has changed.', next: 'Look at the slip and type its 9 digits again, or scan it once more.' },
  },
  'slip-of-other-station': {
    ja: { title: 'この引換券は「{station}」のものです。ここでは使えません。', next: '引換券をお返しし、「{station}」をご案内するか、受付で取り消して、ここの引換券を出し直してもらってください。' },
    en: { title: 'This slip is of "{station}". It brings no card here.', next: 'Give it back: the voter goes to "{station}", or the reception cancels it and prints one for here.' },
  },
  'slip-unknown': {
    ja: { title: 'この選挙の引換券の番号ではありません。何も変わっていません。', next: '引換券をお返しし、受付で確かめてください。同じことが続くときは、選挙管理委員会に電話してください。' },
    en: { title: 'This number is no slip of this election. Nothing has changed.', next: 'Give it back and ask the reception. If it happens again, call the commission.' },
  },
  'slip-used': {
    ja: {
      title: 'この引換券（{number}）では、もうカードを発券しています。もう一度は発券できません。',
      next: 'カードをお持ちなら「カードの返却・交換」、なくした・読めないなら「カードがない・読めない」。別の方がこの番号を持って来たときは、渡さずに投票管理者を呼びます。',
    },
    en: {
      title: 'This slip ({number}) has already brought its card: no second card.',
      next: 'Card in hand: "Return or exchange a card". Lost or unreadable: "Card gone or unreadable". Another person brings the same number: give no card, call the presiding officer.',
    },
  },
  'slip-void': {
    ja: { title: 'この引換券（{number}）は、使えないと連絡を受けています。', next: '引換券をお預かりし、受付で確かめてください。' },
    en: { title: 'The office has called this slip ({number}) void.', next: 'Keep it, and ask the reception.' },
  },
  'already-issued': {
    ja: { title: 'この方のカードの発券が途中です。', next: '画面の指示どおり、そのカードをリーダーに置いてください。' },
    en: { title: 'An issue for this voter is not finished.', next: 'Lay that card on the reader, as the screen asks.' },
  },
  'already-voted': {
    ja: {
      title: '投票できるすべての選挙のカードか投票用紙を、すでに渡しています。もう一度は渡せません。',
      next: 'カードをお持ちなら「カードの返却・交換」、なくした・読めないなら「カードがない・読めない」。投票機で終わった方は投票できません。まだの方なら投票管理者を呼びます（人違い）。',
    },
    en: {
      title: 'Cards or ballot papers of all contests open to this voter were already given: no second one.',
      next: 'Card in hand: "Return or exchange a card". Lost or unreadable: "Card gone or unreadable". Finished at a machine: no second vote. Has not voted at all: call the presiding officer (wrong row).',
    },
  },
  'not-inside-at-closing': {
    ja: {
      title: '閉鎖時刻に投票所内にいた方の名簿にありません。発券していません。',
      next: '時刻に間に合わなかった方には、投票時間が終わったことをお伝えください。間に合っていた方なら、「閉鎖」のページの「中にいた方」に加えると発券できます。',
    },
    en: {
      title: 'This voter is not on the list of those who were inside at closing time: no card was issued.',
      next: 'If the voter came too late, say that the time for voting is over. If the voter came in time, add the number on the page "Close", at "Who is inside"; then a card can be issued.',
    },
  },
  'paper-path': {
    ja: {
      title: 'この方には投票用紙（仮投票・点字投票）を渡す記録があります。カードは出ません。',
      next: '用紙をまだお持ちなら、書いて投票箱に入れていただきます。用紙を渡す前に止まったときは、投票管理者が用紙を渡します。',
    },
    en: {
      title: 'A ballot paper (provisional or braille) is recorded for this voter: no card.',
      next: 'Who still holds it writes it and puts it into the box. If the desk stopped before it was handed out, the presiding officer gives it now.',
    },
  },
  'not-declared': {
    ja: { title: '宣言がされず、投票を拒否した方です。カードは出ません。', next: '宣言をされるとき、または納得されないとき（仮投票）は「ほかの手続き」へ。' },
    en: { title: 'Voting was refused for want of a declaration: no card.', next: 'For the declaration, or a provisional ballot if the voter insists: "Other ways".' },
  },
  'ticket-replaced': {
    ja: { title: 'この入場券は再交付の前のものです。受け取れません。', next: '氏名でもう一度さがし、本人を確かめてください。別の方が持って来たときは投票管理者を呼んでください。' },
    en: { title: 'Another ticket was made out for this one: it is not accepted.', next: 'Look the voter up by name and check the identity. If somebody else brought it, call the presiding officer.' },
  },
  'ticket-made-out-anew': {
    ja: {
      title: '「再交付」の入場券です。だれの入場券かは、ペンで書いてあります。',
      next: '書いてある名簿番号か氏名でさがしてください。出てきた方に「入場券 再交付」の印がないときは、投票管理者を呼んでください。',
    },
    en: {
      title: 'This ticket was made out anew. Whose it is stands on it by pen.',
      next: 'Search by the roll number or the name written on it. If the voter who is found has no mark "ticket reissued", call the presiding officer.',
    },
  },
  'too-many-cards': {
    ja: {
      title: 'この方には、すでに{most}枚のカードを出しました。これ以上は記録できないため、発券できません。',
      next: '投票管理者を呼んでください。カードがすべて戻っていれば「ほかの手続き」から紙で投票できます。ほかの方の発券は続けられます。',
    },
    en: {
      title: '{most} cards were issued for this voter already. No more can be recorded, so none is issued.',
      next: 'Call the presiding officer. When all cards are back, "Other ways" leads to a vote on paper. Other voters can be served as usual.',
    },
  },
  'card-kept-as-found': {
    ja: {
      title: 'この方には、なくしたカードの代わりを発券済みです。戻ったカードは発見カードとして記録し、もう投票に使えません。新しいカードは発券していません。',
      next: '投票管理者と立会人の前で封筒2（発見）に入れてください。もう1枚をお持ちなら、それで投票できます。お持ちでなければ、投票管理者が「カード状態確認」から決めます。',
    },
    en: {
      title: 'This voter already got another card for a lost one. The card that came back is recorded as a found one and can no longer vote. No new card was issued.',
      next: 'Put it into envelope 2 (found) before the presiding officer and the witnesses. With the other card the voter can still vote. Without it the presiding officer decides: "Card check".',
    },
  },
  'issue-unsettled': {
    ja: { title: '前の発券がまだ終わっていません。', next: '先に、画面に出ているカードの確認を済ませてください。' },
    en: { title: 'The last issue is not settled yet.', next: 'First settle the card that the screen asks for.' },
  },
  // Cards
  'card-live': {
    ja: {
      title: '発券されていません。このカードは、まだ投票できるカードです。',
      next: 'このカードを取ります。前の方に渡し忘れたカードなら、その方に渡します。だれのカードか分からないときは、すぐに投票管理者を呼びます。そのあと別のカードを置いてください。',
    },
    en: {
      title: 'Nothing was issued. This card can still vote.',
      next: "Take it away. If it is the last voter's, hand it over. If nobody knows whose it is, call the presiding officer at once. Then use another card.",
    },
  },
  'card-taken': {
    ja: { title: '発券されていません。投票機（{pair}番）が受け付けたままのカードです。', next: '投票管理者を呼び、「カード状態確認」をしてください。別のカードを置いてください。' },
    en: { title: 'Nothing was issued. Machine pair {pair} had taken this card.', next: 'Call the presiding officer for a card check, and use another card.' },
  },
  'card-pressed': {
    ja: { title: '投票機（{pair}番）で投票の途中のカードです。何も変えていません。', next: 'カードを持って投票機{pair}番へ。その機械が動かないときは、投票管理者を呼んでください。' },
    en: {
      title: 'This card is in the middle of a vote at machine pair {pair}. Nothing was changed.',
      next: 'Go to machine {pair} with it. If that machine does not work, call the presiding officer.',
    },
  },
  'card-released': {
    ja: { title: '発券されていません。返却済みのカードで、二度と使えません。', next: '封筒に入れ、別のカードを置いてください。' },
    en: { title: 'Nothing was issued. This card was returned and is never used again.', next: 'Put it into the envelope and use another card.' },
  },
  'card-in-envelope': {
    ja: { title: '封筒に入れたカードです。二度と使えません。何も変えていません。', next: '封筒に戻し、別のカードを置いてください。' },
    en: { title: 'This card belongs in an envelope and is never used again. Nothing was changed.', next: 'Put it back and use another card.' },
  },
  'card-impossible': {
    ja: { title: 'カードの状態が正しくありません。何も変えていません。', next: '投票管理者を呼び、別のカードを置いてください。' },
    en: { title: 'This card is in a state that no machine makes. Nothing was changed.', next: 'Call the presiding officer and use another card.' },
  },
  'card-worn-out': {
    ja: { title: '発券されていません。このカードは寿命です。', next: '別のカードを置いてください。' },
    en: { title: 'Nothing was issued. This card is worn out.', next: 'Use another card.' },
  },
  'card-foreign': {
    ja: { title: '投票カードではありません。何も変えていません。', next: '投票カードを置いてください。' },
    en: { title: 'This is not a voting card. Nothing was changed.', next: 'Lay down a voting card.' },
  },
  'card-not-authentic': {
    ja: { title: 'この投票所の投票カードではありません。何も変えていません。', next: '別の投票所・模擬・運用カードでないか確かめ、投票カードを置いてください。' },
    en: { title: 'This is not a voting card of this station. Nothing was changed.', next: 'Check for a card of another station, a rehearsal or an operator card, and lay down a voting card.' },
  },
  'card-not-written': {
    ja: { title: '発券されていません。カードに書けませんでした。', next: '別のカードを置いてください。このカードは除いてください。' },
    en: { title: 'Nothing was issued. The card could not be written.', next: 'Use another card and set this one aside.' },
  },
  'card-gone-before-issue': {
    ja: { title: 'カードがリーダーから離れたため、読めませんでした。', next: 'カードをもう一度置いてください。' },
    en: { title: 'The card left the reader and could not be read.', next: 'Lay the card down again.' },
  },
  'card-garbled': {
    ja: { title: 'カードと正しく通信できません。', next: 'カードを置き直すか、別のカードを置いてください。' },
    en: { title: 'The card cannot be read clearly.', next: 'Lay it down again, or use another card.' },
  },
  'card-refuses': {
    ja: { title: 'このカードは、読み書きを受け付けません。', next: '別のカードを置いてください。' },
    en: { title: 'This card refuses to be read or written.', next: 'Use another card.' },
  },
  'card-not-this-voters': {
    ja: {
      title: 'この方に発券したカードと、選挙が合いません。何も変えていません。',
      next: 'カードを取り、この方がお持ちになったカードか確かめて、正しいカードを置いてください。わからないときは投票管理者を呼んでください。',
    },
    en: {
      title: "The contests of this card are not those of this voter's card. Nothing was changed.",
      next: 'Take the card away, see whether it is the one that this voter brought, and lay the right one down. If in doubt, call the presiding officer.',
    },
  },
  'card-check-first': {
    ja: {
      title: 'このカードは、先に状態の確認が必要です。',
      next: 'カードを取り、「もどる」を押し、投票管理者と立会人の前で「カード状態確認」をしてください。確認のあとは、返却が済むまでカードを置いたままにします。',
    },
    en: {
      title: 'The state of this card is checked first.',
      next: 'Take the card away, press "Back" and make a card check with the presiding officer and the witnesses. After it leave the card lying until it is taken back.',
    },
  },
  'exchange-not-seen': {
    ja: {
      title: '交換には、先にカードの状態の確認が必要です。何も変えていません。',
      next: 'カードを取り、この画面のまま「カード状態確認」を押してください。投票管理者が運用カードで確かめ、立会人とご本人に画面を見ていただくと、交換できます。',
    },
    en: {
      title: 'For an exchange the state of the card is checked first. Nothing was changed.',
      next: 'Take the card away and press "Card check" on this page. The presiding officer checks it with the operator card; when the witnesses and the voter have seen the screen it is exchanged.',
    },
  },
  'witness-beside': {
    ja: {
      title: '管理者のそばにいる立会人の印が足りません（{least}人必要）。カードは変えていません。',
      next: 'いま出席している立会人を呼び、カードを見てもらい、その方に印を付けてから、もう一度押してください。',
    },
    en: {
      title: 'Too few witnesses are marked beside the officer ({least} needed). The card was not changed.',
      next: 'Call witnesses who are present, show them the card, mark them, then press again.',
    },
  },
  'left-over-pair-open': {
    ja: {
      title: '投票機{pair}番の記録数がまだ入っていません。このカードの票がこれから記録されるかもしれません。カードは変えていません。',
      next: 'カードを封をしないで保管し、投票録に書いてください。その組が閉鎖され、「閉鎖」のページで記録数を入れてから、もう一度カード状態確認をしてください。',
    },
    en: {
      title: 'The records of machine {pair} have not been entered. A vote of this card may still be recorded. The card was not changed.',
      next: 'Keep the card unsealed and note it in the polling record. When that pair is closed and its records are entered on the page "Close", make the card check again.',
    },
  },
  'cards-short': {
    ja: {
      title: '空のカードが残り{left}枚です（{least}枚より少ない）。発券は続けられます。',
      next: '回収窓口のカードを取りに行き、「回収窓口から届いた枚数」に入れてください。足りないときは庶務係に予備を頼み、届いたら「受け取った枚数」を直します。',
    },
    en: {
      title: 'Only {left} blank cards are left (fewer than {least}). Issuing goes on.',
      next: 'Fetch the cards of the return window and enter them under "Cards brought from the return window". If that is not enough, ask general affairs for more and correct "Cards received".',
    },
  },
  'card-cannot-come-back': {
    ja: { title: '投票が終わったカード、または空のカードです。返却にはなりません。', next: '投票は終わっていることをお伝えください。カードは返却箱へ入れます。' },
    en: { title: 'This card is finished, or blank: it cannot be returned unvoted.', next: 'Say that voting is finished. The card goes into the return box.' },
  },
  'card-body-unreadable': {
    ja: {
      title: 'カードの内容が読めません。投票していないことを確かめられません。',
      next: '新しいカードはまだ発券できません。投票管理者が立会人の意見を聴いて決めます。決めるときは「カード状態確認」から「読めないカードの代わりを出す」へ。',
    },
    en: {
      title: 'The contents of the card cannot be read: it is not proven that it has not voted.',
      next: 'No new card is issued yet. The presiding officer decides after hearing the witnesses: "Card check", then "Another card for an unreadable one".',
    },
  },
  'found-card-can-vote': {
    ja: {
      title: '見つかったカードとして数えましたが、カードから権利を消せませんでした。このカードでまだ投票できます。',
      next: 'カードを手もとから離さず、もう一度置いてください（カード状態確認からのときは、確認からやり直します）。二度は数えません。どうしても消せないときは、封筒2に入れ、投票録に書いてください。',
    },
    en: {
      title: 'It is counted as a found card, but its right could not be taken off it. This card can still vote.',
      next: 'Keep the card in your hand and lay it down again (after a card check: make the check again). It is not counted twice. If its right cannot be taken off, put it into envelope 2 and note it in the polling record.',
    },
  },
  'envelope-full': {
    ja: {
      title: '返却カードの記録がいっぱいです。何も変えていません。新しいカードも出ません。',
      next: '投票管理者を呼んでください。まだ投票できるカードなら、投票に使えます。使わないカードは封をして別に保管し、投票録に書いてください。',
    },
    en: {
      title: 'There is no room for more returned cards. Nothing was changed, and no new card is issued.',
      next: 'Call the presiding officer. A card that can still vote may be used to vote; any other is sealed apart and written into the polling record.',
    },
  },
  'not-the-open-card': {
    ja: { title: '確認中のカードではありません。何も変えていません。', next: '途中だったカードを置いてください。ないときは「カードがない」を選びます。' },
    en: { title: 'This is not the card that is being settled. Nothing was changed.', next: 'Lay down the card that was interrupted. If it is gone, press "The card is not here".' },
  },
} as const satisfies RefusalCatalogue<string>
