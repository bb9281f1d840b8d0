/** What the voter's page of the online ballot box says when something is refused: what happened, what is safe, what now. */
import type { RefusalCatalogue } from './message.ts'

export const voterRefusals = {
  'no-such-code': {
    ja: {
      title: 'この投票用コードは見つかりませんでした。何も投票されていません。',
      next: '手紙のコードをもう一度、1字ずつ見て入れてください。合っているのに進めないときは、手紙にある窓口に電話してください。',
    },
    en: {
      title: 'This voting code was not found. Nothing was cast.',
      next: 'Look at the code on the letter again, letter by letter. If it is right and still not found, call the desk named on the letter.',
    },
  },
  withdrawn: {
    ja: {
      title: 'この投票用コードは使えなくなっています。何も投票されていません。',
      next: '新しい手紙が届いていれば、そちらのコードを使ってください。届いていなければ、手紙にある窓口に電話してください。',
    },
    en: { title: 'This voting code is no longer in use. Nothing was cast.', next: 'If a newer letter has reached you, use its code. If not, call the desk named on the letter.' },
  },
  'other-election': {
    ja: { title: '別の選挙の投票用コードです。何も投票されていません。', next: '手紙に書いてある選挙の名前と、この画面の上の名前を比べてください。違えば、手紙のアドレスを開き直してください。' },
    en: {
      title: 'This voting code is of another election. Nothing was cast.',
      next: 'Compare the name of the election on the letter with the one above. If they differ, open the address on the letter.',
    },
  },
  'not-open': {
    ja: { title: 'インターネット投票は、まだ始まっていません。', next: '手紙に書いてある時刻になってから、もう一度開いてください。コードはそのまま使えます。' },
    en: { title: 'Online voting has not begun.', next: 'Come back after the hour on the letter. The code stays good.' },
  },
  closed: {
    ja: { title: 'インターネット投票は終わりました。', next: 'まだ投票していなければ、投票日に投票所で投票できます。入場券を持って行ってください。' },
    en: { title: 'Online voting is over.', next: 'If you have not voted, you can vote on election day at your polling station. Take your entrance ticket.' },
  },
  paused: {
    ja: { title: '今は、カードの確認を止めています。投票済みの票は安全です。', next: '時間をおいて、もう一度開いてください。急ぐときは、期日前投票所や投票所でも投票できます。' },
    en: { title: 'Card checks are paused. Votes that were cast are safe.', next: 'Come back later. You can also vote at a polling station.' },
  },
  'slow-down': {
    ja: {
      title: 'お使いの回線から違うコードが続いたので、違うコードは少しお待ちいただいています。手紙のコードは使えなくなっていません。',
      next: '手紙のコードと見比べて、もう一度入れてください。合っていれば、すぐに進みます。進まないときは、10分ほどたってから入れてください。',
    },
    en: {
      title: 'There were many wrong codes from your network, so wrong ones wait a little. The code of your letter still works.',
      next: 'Compare it with your letter and type it again: the right code goes on at once. If it does not, try again in about ten minutes.',
    },
  },
  'not-jpki': {
    ja: {
      title: 'このカードでは本人確認ができませんでした。何も投票されていません。',
      next: 'マイナンバーカードの署名用電子証明書が要ります。付いていないときは、市区町村の窓口で付けてもらえます。',
    },
    en: { title: 'This card cannot confirm who you are. Nothing was cast.', next: 'The signing certificate of a My Number Card is needed. The municipal office can add it.' },
  },
  expired: {
    ja: { title: 'カードの電子証明書の期限が切れています。何も投票されていません。', next: '市区町村の窓口で新しくしてから、もう一度どうぞ。コードはそのまま使えます。投票所でも投票できます。' },
    en: { title: 'The certificate on the card has expired. Nothing was cast.', next: 'Renew it at the municipal office and come back; the code stays good. You can also vote at a polling station.' },
  },
  revoked: {
    ja: { title: 'カードの電子証明書が使えなくなっています。何も投票されていません。', next: '引っ越しや氏名の変更のあとは、市区町村の窓口で新しくする必要があります。コードはそのまま使えます。' },
    en: { title: 'The certificate on the card was revoked. Nothing was cast.', next: 'After a move or a change of name it must be renewed at the municipal office. The code stays good.' },
  },
  'bad-signature': {
    ja: { title: 'カードの署名が合いませんでした。何も投票されていません。', next: 'もう一度カードで確認してください。続くときは、手紙にある窓口に電話してください。' },
    en: { title: 'The signature of the card does not fit. Nothing was cast.', next: 'Try the card again. If it happens again, call the desk named on the letter.' },
  },
  'status-unknown': {
    ja: { title: 'カードが有効かどうか、今は確かめられません。何も投票されていません。', next: '時間をおいて、もう一度どうぞ。カードが悪いわけではありません。' },
    en: { title: 'Nobody can say just now whether the card is valid. Nothing was cast.', next: 'Try again later. Nothing is wrong with your card.' },
  },
  cancelled: {
    ja: { title: 'カードの確認が、終わらないうちに戻ってきました。何も投票されていません。', next: 'もう一度、カードで本人確認をしてください。読み取りが終わるまで、カードを動かさないでください。' },
    en: { title: 'The card check was left before its end. Nothing was cast.', next: 'Check the card again. Do not move it until it has been read.' },
  },
  'wrong-password': {
    ja: { title: 'カードの暗証番号が違います。何も投票されていません。', next: '英数字6〜16文字の、署名用の暗証番号です。4桁の数字ではありません。5回続けて間違えると、カードがロックされます。' },
    en: { title: 'The password of the card is wrong. Nothing was cast.', next: 'It is the signing password: 6 to 16 letters and digits, not the four digits. Five wrong ones in a row lock the card.' },
  },
  locked: {
    ja: { title: 'カードがロックされています。何も投票されていません。', next: '市区町村の窓口か、コンビニの端末で暗証番号を決め直せます。コードはそのまま使えます。投票所でも投票できます。' },
    en: { title: 'The card is locked. Nothing was cast.', next: 'Reset the password at the municipal office or at a convenience store. The code stays good. You can also vote at a polling station.' },
  },
  unavailable: {
    ja: { title: '今は、カードの確認ができません。何も投票されていません。', next: '時間をおいて、もう一度どうぞ。投票所でも投票できます。' },
    en: { title: 'Cards cannot be checked just now. Nothing was cast.', next: 'Try again later. You can also vote at a polling station.' },
  },
  'another-person': {
    ja: { title: 'このコードの方と、カードの方が違います。何も投票されていません。', next: 'ご自分の手紙とご自分のカードを使ってください。家族の手紙と入れ替わっていないか見てください。' },
    en: { title: 'The code and the card belong to different people. Nothing was cast.', next: 'Use your own letter and your own card. Letters of one household are easily mixed up.' },
  },
  'renewed-elsewhere': {
    ja: { title: 'カードの氏名か住所が、名簿と違っています。何も投票されていません。', next: '手紙にある窓口に電話してください。窓口で確かめると、同じコードで投票できるようになります。' },
    en: { title: 'Name or address on the card are not those of the roll. Nothing was cast.', next: 'Call the desk named on the letter. When it has been checked there, the same code works.' },
  },
  'not-eligible': {
    ja: { title: 'この選挙では、投票できる方として登録されていません。何も投票されていません。', next: 'お心当たりがなければ、手紙にある窓口に電話してください。' },
    en: { title: 'You are not registered as a voter of this election. Nothing was cast.', next: 'If you do not know why, call the desk named on the letter.' },
  },
  held: {
    ja: {
      title: '紙での投票の手続きが進んでいるため、インターネットでは投票できません。',
      next: '紙での投票を続けてください。やめてインターネットで投票したいときは、手紙にある窓口に電話してください。',
    },
    en: { title: 'A paper vote is being prepared for you, so you cannot vote online.', next: 'Go on with the paper vote. If you would rather vote online, call the desk named on the letter.' },
  },
  voted: {
    ja: { title: 'あなたの投票箱には、もう票が入っています。', next: 'このまま閉じてください。お心当たりがないときは、すぐに手紙にある窓口に電話してください。' },
    en: { title: 'There is already a vote in your box.', next: 'You can close this page. If you did not vote, call the desk named on the letter at once.' },
  },
  'flow-ended': {
    ja: { title: '時間がたったため、ここまでの手続きは終わりました。何も投票されていません。', next: 'コードを入れるところから、もう一度どうぞ。' },
    en: { title: 'Too much time has passed, so this way has ended. Nothing was cast.', next: 'Begin again with the code.' },
  },
  'try-again': {
    ja: { title: '混み合っていて、手続きを終えられませんでした。何も投票されていません。', next: '少したってから、もう一度どうぞ。' },
    en: { title: 'The service is busy and could not finish. Nothing was cast.', next: 'Try again in a little while.' },
  },
  'no-box': {
    ja: { title: 'あなたの投票箱が見つかりませんでした。票は入っていません。', next: '手紙にある窓口に電話してください。' },
    en: { title: 'Your box was not found. Your vote is not recorded.', next: 'Call the desk named on the letter.' },
  },
  'box-not-open': {
    ja: { title: 'インターネット投票は、まだ始まっていません。票は入っていません。', next: '手紙に書いてある時刻になってから、もう一度どうぞ。' },
    en: { title: 'Online voting has not begun. Your vote is not recorded.', next: 'Come back after the hour on the letter.' },
  },
  'box-closed': {
    ja: { title: '締め切りに間に合いませんでした。票は入っていません。', next: '投票日に、投票所で投票できます。入場券を持って行ってください。' },
    en: { title: 'The close came first. Your vote is not recorded.', next: 'You can vote on election day at your polling station. Take your entrance ticket.' },
  },
  'wrong-style': {
    ja: { title: '投票できる選挙が、登録と違っていました。票は入っていません。', next: '手紙にある窓口に電話してください。' },
    en: { title: 'These are not the contests that you are registered for. Your vote is not recorded.', next: 'Call the desk named on the letter.' },
  },
  'box-held': {
    ja: { title: '紙での投票の手続きが始まったため、この票は入りませんでした。', next: '紙での投票を続けてください。お心当たりがなければ、手紙にある窓口に電話してください。' },
    en: { title: 'A paper vote is being prepared for you, so this vote is not recorded.', next: 'Go on with the paper vote. If you do not know of one, call the desk named on the letter.' },
  },
  'box-voted': {
    ja: { title: 'あなたの投票箱には、もう票が入っています。今の票は入っていません。', next: 'このまま閉じてください。お心当たりがないときは、すぐに手紙にある窓口に電話してください。' },
    en: { title: 'There is already a vote in your box. This one is not recorded.', next: 'You can close this page. If you did not vote before, call the desk named on the letter at once.' },
  },
  'permit-expired': {
    ja: { title: '本人確認から30分以上たったため、票は入っていません。', next: 'もう一度、コードとカードの確認から始めてください。' },
    en: { title: 'More than half an hour has passed since the card check. Your vote is not recorded.', next: 'Begin again with code and card.' },
  },
  'permit-used': {
    ja: { title: 'この本人確認では、もう投票が済んでいます。今の票は入っていません。', next: '入り口の「投票できたか確かめる」で、票が入っているか見てください。' },
    en: { title: 'A vote was already cast with this card check. This one is not recorded.', next: 'Use "Has my vote arrived?" at the entry to see your box.' },
  },
  copied: {
    ja: { title: '同じ暗号の票がすでにあるため、この票は入りませんでした。', next: 'もう一度、コードとカードの確認から始めてください。続くときは、手紙にある窓口に電話してください。' },
    en: { title: 'An equal encrypted vote exists, so this one is not recorded.', next: 'Begin again with code and card. If it happens again, call the desk named on the letter.' },
  },
  'cast-refused': {
    ja: { title: '受付が、この票を受け取れませんでした。票は入っていません。', next: 'もう一度初めから試してください。続くときは、手紙にある窓口に電話してください。' },
    en: { title: 'The reception could not take this vote. It is not recorded.', next: 'Begin again. If it happens again, call the desk named on the letter.' },
  },
  'gate-unreachable': {
    ja: { title: '受付につながりませんでした。何も投票されていません。', next: 'インターネットにつながっているか見て、少したってからもう一度どうぞ。' },
    en: { title: 'The reception could not be reached. Nothing was cast.', next: 'Look whether you are connected, and try again in a little while.' },
  },
  'way-ended': {
    ja: {
      title: '前の手続きは、時間がたったため終わりました。この端末に残っていた記録は、もう読めません。',
      next: '「投票する」を押していたときは、「投票できたか確かめる」で、票が入ったかを確かめてください。入っていなければ、コードを入れるところからどうぞ。',
    },
    en: {
      title: 'The way begun before has ended, and what this device kept of it can no longer be read.',
      next: 'If you had pressed "Cast", press "Has my vote arrived?" first. If it has not, begin again with the code.',
    },
  },
  'permit-wrong': {
    ja: { title: '受付の答えが正しくないため、ここで止めました。何も投票されていません。', next: 'この画面を閉じて、手紙にある窓口に電話してください。アドレスが手紙と同じかも見てください。' },
    en: {
      title: 'The answer of the reception does not hold, so the page has stopped. Nothing was cast.',
      next: 'Close this page and call the desk named on the letter. Look also whether the address is the one on the letter.',
    },
  },
  'contest-not-here': {
    ja: { title: '今は、この選挙をインターネットで投票できません。何も投票されていません。', next: '投票所では投票できます。くわしくは、手紙にある窓口に電話してください。' },
    en: { title: 'This contest cannot be voted online just now. Nothing was cast.', next: 'You can vote at a polling station. Call the desk named on the letter to learn more.' },
  },
  'other-window': {
    ja: { title: 'このブラウザの別の画面で、新しく始められています。この画面からは投票していません。', next: 'この画面を閉じて、新しいほうの画面で続けてください。' },
    en: { title: 'Another window of this browser has begun anew. Nothing was cast from here.', next: 'Close this window and go on in the newer one.' },
  },
  'erased-elsewhere': {
    ja: { title: 'この手続きは、このブラウザの別の画面で消されました。この画面からは投票していません。', next: '「もう一度始める」を押して、手紙のコードとカードで始めてください。' },
    en: { title: 'Another window of this browser has erased this vote. Nothing was cast from here.', next: 'Press "Begin again", and begin with the code of the letter and with the card.' },
  },
  'promise-wrong': {
    ja: {
      title: '受付の答えが正しくありません。票が入ったかどうか、まだわかりません。',
      next: '30分のうちにこのページを開き直すと、同じ票をもう一度送ります。二重にはなりません。続くときは、手紙にある窓口に電話してください。',
    },
    en: {
      title: 'The answer of the reception does not hold. It is not known whether your vote is recorded.',
      next: 'Open this page again: it sends the same vote once more, and it counts once. If it happens again, call the desk named on the letter.',
    },
  },
} satisfies RefusalCatalogue<string>
