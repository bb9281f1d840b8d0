/** Passkeys on the office's page of the online ballot box (T29): words of the screens, and refusals. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const passkeyScreen = {
  page_passkey: { ja: '自分のパスキー', en: 'My passkey' },
  signInHelp: {
    ja: 'パスキーを使う選挙では、合言葉の次に、ブラウザーがあなたのパスキー（セキュリティキーか、この端末のもの）を求めます。',
    en: 'Where passkeys are used, the browser then asks for yours: a security key, or the one of this device.',
  },
  touch_make: {
    ja: '{name} さんの新しいパスキーを作ります。{name} さんは、ブラウザーの案内に従って、自分の鍵に触れてください。',
    en: 'A new passkey for {name} is made. {name}, follow the browser and touch your own key.',
  },
  touch_answer: {
    ja: '{name} さんのパスキーを確かめます。{name} さんは、ブラウザーの案内に従って、自分の鍵に触れてください。',
    en: 'The passkey of {name} is looked at. {name}, follow the browser and touch your own key.',
  },
  firstTitle: { ja: '最初のパスキーを登録する', en: 'Enrol the first passkey' },
  firstHelp: {
    ja: 'まだだれもパスキーを持っていません。はじめに、あなたのパスキーを登録します。済むまで、ほかの操作はできません。',
    en: 'Nobody has a passkey yet. Enrol yours first; nothing else can be done before.',
  },
  spareTitle: { ja: '予備のパスキーを登録する', en: 'Enrol a spare passkey' },
  spareHelp: {
    ja: '今のパスキーをなくしたときのために、別の鍵を一つ登録できます。合言葉を入れ、今のパスキーで確かめてから、新しい鍵に触れます。予備は、今の鍵と別の場所にしまってください。',
    en: 'You can enrol one other key in case the present one is lost. Type your passphrase, show the present passkey, then touch the new key. Keep the spare in another place.',
  },
  bothThere: {
    ja: 'パスキーが二つ登録されています。どちらでもサインインできます。',
    en: 'You have two passkeys. Either of them signs you in.',
  },
  lostHelp: {
    ja: '鍵をなくしたら、すぐにほかの職員に知らせてください。予備があれば、それでサインインできます。ほかの二人が「職員と本人確認の停止」で登録し直すと、なくした鍵も予備も使えなくなります。',
    en: 'If you lose a key, report it to the others at once. A spare still signs you in. Two others enrol you anew under "People and pause"; from then on neither the lost key nor the spare is taken.',
  },
  enrol: { ja: 'パスキーを登録する', en: 'Enrol the passkey' },

  column: { ja: 'パスキー', en: 'Passkeys' },
  none: { ja: 'なし', en: 'none' },
  counted: { ja: '{count}個', en: '{count}' },
  doubted: { ja: '写しのおそれ', en: 'perhaps copied' },
  doubtTitle: {
    ja: '{name} さんのパスキーには、写しがあるおそれがあります。使った回数が前より少なくなりました。',
    en: 'There may be a copy of the passkey of {name}: it has counted fewer uses than before.',
  },
  doubtNext: {
    ja: 'このパスキーでは、もうだれもサインインできません。記録と票はそのままです。本人に知らせ、ほかの二人で登録し直してください。本人に心当たりがなければ、責任者に知らせてください。',
    en: 'Nobody can sign in with this passkey any more; records and votes are as they were. Report it to the person, and enrol them anew by two others. If the person cannot explain it, report it to the person in charge.',
  },
  whyNone: {
    ja: 'この選挙は本番ですが、職員はパスキーなしでサインインしています。理由：{why}',
    en: 'This is a real election, but people sign in without passkeys. The reason: {why}',
  },
  whyNoneNext: {
    ja: '合言葉を見られた人は、すぐに責任者に知らせてください。',
    en: 'If somebody may have seen your passphrase, report it to the person in charge at once.',
  },
  joinHelp: {
    ja: '加わる人は、自分のパスキーも用意します。「加える」を押すと、ブラウザーが、加わる人の鍵を求めます。',
    en: 'The new person also has a passkey ready. After "Add" the browser asks for the key of the new person.',
  },
  anewTitle: { ja: 'パスキーを登録し直す', en: 'Enrol a passkey anew' },
  anewHelp: {
    ja: 'なくした人や、まだ持たない人のパスキーを登録します。本人のほかに、二人の職員が要ります：求めるあなたと、自分の画面で同意する職員です。同意のあと、前のパスキーは、予備も使えなくなります。まだ一人しかパスキーを持たないときだけ、すぐに登録します。',
    en: 'For a person who lost a passkey or has none yet. Two others are needed: you, who ask for it, and a person who agrees on a page of their own. From then on earlier passkeys, the spare too, are not taken any more. Only while one person alone has a passkey, it is enrolled at once.',
  },
  whose: { ja: '登録し直す人', en: 'Whose passkey' },
  anew: { ja: '登録し直す', en: 'Enrol anew' },
  sure_anew: { ja: 'この人のパスキーを登録し直しますか', en: 'Enrol a passkey of this person anew?' },
  sureHelp_anew: {
    ja: '本人の新しい鍵を用意してください。次に、ブラウザーがその鍵を求めます。別の職員が同意すると、前のパスキーは使えなくなり、この人はサインアウトします。',
    en: 'Have the new key of the person ready: the browser asks for it now. When another person agrees, earlier passkeys are not taken any more, and the person is signed out.',
  },
  done_enrolled: { ja: 'パスキーを登録しました。', en: 'The passkey is enrolled.' },
  'done_enrolled-anew': {
    ja: '登録し直しました。前のパスキーは使えません。本人が、新しいパスキーでサインインできます。',
    en: 'Enrolled anew. Earlier passkeys are not taken; the person signs in with the new one.',
  },
} satisfies TextCatalogue

export const passkeyRefusals = {
  'challenge-over': {
    ja: { title: 'パスキーを使う2分が過ぎました。だれもサインインせず、何も変わっていません。', next: 'パスキーを手元に用意して、初めから入れてください。' },
    en: { title: 'The two minutes for the passkey have passed. Nobody is signed in, and nothing was changed.', next: 'Have the passkey at hand and begin again.' },
  },
  'passkey-missing': {
    ja: { title: 'パスキーが作られていません。だれも加わらず、何も登録していません。', next: '新しい鍵を用意して、もう一度行ってください。' },
    en: { title: 'No passkey was made. Nobody has joined, and nothing was enrolled.', next: 'Have a new key ready and try again.' },
  },
  'passkey-not-taken': {
    ja: { title: 'このパスキーは登録できませんでした。何も変わっていません。', next: '別のセキュリティキーか、この端末のパスキーで、もう一度行ってください。続くときは、運用担当に知らせてください。' },
    en: { title: 'This passkey cannot be taken. Nothing was changed.', next: 'Try another security key, or the passkey of this device. If it happens again, call the operator.' },
  },
  'passkey-first': {
    ja: { title: 'まだパスキーがないので、この操作はできません。何も変わっていません。', next: 'はじめに、自分のパスキーを登録してください。' },
    en: { title: 'There is no passkey yet, so this is not possible. Nothing was changed.', next: 'Enrol your own passkey first.' },
  },
  'two-others': {
    ja: {
      title: 'パスキーを登録し直すには、本人のほかの二人が要ります。前のパスキーはそのままです。',
      next: '選挙管理委員会の別の職員に、自分の画面で登録し直しを求めてもらってください。',
    },
    en: { title: 'Two others enrol a passkey anew. The earlier one is as it was.', next: 'Ask another person of the office to ask for it on a page of their own.' },
  },
  'passkey-none': {
    ja: { title: 'このブラウザーでは、パスキーを使えません。だれもサインインせず、何も変わっていません。', next: '運用担当が用意した新しいブラウザーで、この画面を開き直してください。' },
    en: { title: 'This browser has no passkeys. Nobody is signed in, and nothing was changed.', next: 'Open this page again in the newer browser that the operator has prepared.' },
  },
  'passkey-cancelled': {
    ja: { title: 'パスキーの確認が、途中で終わりました。何も変わっていません。', next: '登録した鍵とは別の鍵でも、こうなります。自分の鍵を手元に置いて、もう一度入れてください。' },
    en: { title: 'The check of the passkey ended early. Nothing was changed.', next: 'This also happens with a key that is not enrolled. Take your own key and try again.' },
  },
  'passkey-time-over': {
    ja: { title: 'パスキーを待つ時間が過ぎました。何も変わっていません。', next: '鍵を差すか近づけてから、もう一度入れてください。' },
    en: { title: 'No passkey came in time. Nothing was changed.', next: 'Put the key in or hold it near, and try again.' },
  },
  'passkey-used': {
    ja: { title: 'この鍵には、もうこの人のパスキーが入っています。何も変わっていません。', next: '別の鍵で、もう一度行ってください。' },
    en: { title: 'This key has a passkey of this person already. Nothing was changed.', next: 'Try again with another key.' },
  },
  'passkey-address': {
    ja: { title: 'このアドレスの画面では、パスキーを使えません。何も変わっていません。', next: 'アドレスが、知らされたものと同じか確かめてください。同じなら、運用担当に知らせてください。' },
    en: { title: 'Passkeys do not work at the address of this page. Nothing was changed.', next: 'Compare the address with the one that you were given. If it is the same, call the operator.' },
  },
} satisfies RefusalCatalogue<string>
