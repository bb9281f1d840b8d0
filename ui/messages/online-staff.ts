/** Refusals on the office's page of the online ballot box: what happened, what is safe, what now. */
import type { RefusalCatalogue } from './message.ts'

export const staffRefusals = {
  'not-you': {
    ja: {
      title: '氏名、合言葉、パスキーのどれかが違います。だれもサインインしていません。',
      next: 'もう一度入れてください。パスキーをなくしたときは、ほかの二人の職員に登録し直してもらってください。10回間違えると、1分ずつ待つことになります。',
    },
    en: {
      title: 'Name, passphrase and passkey do not fit. Nobody is signed in.',
      next: 'Try again. If you lost your passkey, two others enrol a new one with you. After ten wrong tries each further one costs a minute.',
    },
  },
  'slow-down': {
    ja: {
      title: '違う合言葉かパスキーが続いたので、少しお待ちいただいています。記録は何も変わっていません。',
      next: '1分たってから、もう一度入れてください。心当たりがなければ、責任者に知らせてください。',
    },
    en: { title: 'There were many wrong tries, so there is a short wait. Nothing was changed.', next: 'Try again after a minute. If it was not you, report it to the person in charge.' },
  },
  'signed-out': {
    ja: { title: 'サインアウトしました。済んだ操作は記録されています。', next: '続けるには、氏名と合言葉を入れてください。15分間何もしないと、自動でサインアウトします。' },
    en: { title: 'You are signed out. Acts that were done are recorded.', next: 'Sign in to go on. After 15 minutes without an act the page signs out by itself.' },
  },
  'not-your-duty': {
    ja: { title: 'この操作は、あなたの担当ではありません。何も変わっていません。', next: '選挙管理委員会の職員に頼んでください。' },
    en: { title: 'This is not part of your duty. Nothing was changed.', next: 'Ask a person of the election office.' },
  },
  'same-person': {
    ja: { title: '同じ人が二つ目の確認をすることはできません。何も変わっていません。', next: '別の職員が、自分の氏名でサインインして行ってください。' },
    en: { title: 'One person cannot give both confirmations. Nothing was changed.', next: 'Another person signs in under their own name and does it.' },
  },
  'already-there': {
    ja: { title: 'すでにあります。二重には記録していません。', next: '一覧を見て、今の状態から続けてください。' },
    en: { title: 'It is already there. Nothing was recorded twice.', next: 'Look at the list and go on from its present state.' },
  },
  'not-there': {
    ja: { title: '見つかりませんでした。何も変わっていません。', next: '番号か氏名を、もう一度確かめてください。' },
    en: { title: 'It was not found. Nothing was changed.', next: 'Look at the number or the name again.' },
  },
  'no-such-voter': {
    ja: { title: 'この番号の人は、名簿にいません。何も変わっていません。', next: '名簿の番号を確かめてください。新しい人なら、名簿の抄本を取り込んでからにしてください。' },
    en: { title: 'Nobody on the roll has this number. Nothing was changed.', next: 'Look at the number again. If the person is new, import the extract of the roll first.' },
  },
  'applications-ended': {
    ja: {
      title: '申請の受付は、この選挙の署名された設定で決めた時に終わりました。申請は入っていません。',
      next: '申請した人に、期日前投票所か投票日の投票所で投票できることを知らせてください。受け付け済みの申請は、これからも承認できます。',
    },
    en: {
      title: 'Applications ended at the hour of the signed settings of this election. The application was not taken.',
      next: 'Let the applicant know that they can vote early or at their polling station. Applications that are in can still be approved.',
    },
  },
  'not-eligible': {
    ja: { title: '名簿では、この選挙で投票できない人です。申請はそのまま残っています。', next: '名簿の表示を確かめてください。名簿が正しければ、申請を却下してください。' },
    en: { title: 'The roll says that this person may not vote in this election. The application is as it was.', next: 'Look at the mark on the roll. If the roll is right, refuse the application.' },
  },
  'box-in-another-row': {
    ja: {
      title: '同じ人（氏名・生年月日・住所）が名簿の別の番号にもあり、その投票箱があります。二つ目の投票箱は作っていません。',
      next: 'この申請を却下して、名簿の担当者に知らせてください。「名簿と紙の申請」で氏名と生年月日を入れると、両方の番号が出ます。',
    },
    en: {
      title: 'The roll has this person (name, date of birth, address) under another number, too, and that one has a box. No second box was made.',
      next: 'Refuse this application, and report it to those who keep the roll. Under "Roll and paper applications" name and date of birth show both numbers.',
    },
  },
  'not-in-this-state': {
    ja: { title: '先に別の操作がありました。今の操作は行っていません。', next: '新しい一覧を出しました。今の状態を見てから続けてください。' },
    en: { title: 'Somebody else was faster. This act was not done.', next: 'The list is shown anew: look at it and go on from there.' },
  },
  'list-changed': {
    ja: {
      title: '一人目の署名のあとで、名簿か投票箱が変わりました。一人目の署名は取り消され、ファイルはできていません。',
      next: '新しい一覧を出しました。二人とも、今の一覧に署名してください。',
    },
    en: {
      title: 'The roll or the boxes changed after the first signature. That signature is taken back, and no file was made.',
      next: 'The list is shown anew: both people sign the list of now.',
    },
  },
  'was-withdrawn': {
    ja: { title: 'この人のインターネット投票は、取り消されています。何も変わっていません。', next: '紙の投票を案内してください。取り消しが間違いなら、責任者に知らせてください。' },
    en: { title: 'Online voting was withdrawn for this person. Nothing was changed.', next: 'Offer the paper vote. If it was withdrawn by mistake, report it to the person in charge.' },
  },
  'second-missing': {
    ja: {
      title: 'これには、もう一人の職員が要ります。何も変わっていません。',
      next: '人を加えるときは、求めた人がもう外れています。もう一度、別の職員に求めてもらってください。名簿のときは、一人目から読み込ませ直してください。投票箱を変えるときは、「変えない」を押して、求め直してください。',
    },
    en: {
      title: 'This needs the word of two people of the office. Nothing was changed.',
      next: 'To add somebody: the person who asked for it has left, so let another one ask anew. For the roll, let the first person bring it anew. For a change of a box, drop it and ask anew.',
    },
  },
  'style-of-a-box': {
    ja: {
      title: '投票箱のある人の投票区が変わるため、取り込みませんでした。名簿は前のままです。',
      next: 'その人の投票箱を二人で取り消すか、その人を今の投票区のままにしたファイルを取り込んでください。',
    },
    en: {
      title: 'The file changes the contests of a person who has a box, so nothing was imported. The roll is as it was.',
      next: 'Withdraw that box by two people, or import a file in which the person stays where they are.',
    },
  },
  'not-a-date': {
    ja: { title: '生年月日が、暦にない日です。何も変わっていません。', next: '1970-04-01 の形で、もう一度入れてください。' },
    en: { title: 'The date of birth is no day of the calendar. Nothing was changed.', next: 'Type it again, like 1970-04-01.' },
  },
  'no-letters': {
    ja: { title: '対象になる手紙も投票箱もありません。何も変わっていません。', next: '投函した手紙は、もう印刷できません。一覧を見て、選び直してください。' },
    en: { title: 'There is no letter and no box for this. Nothing was changed.', next: 'A letter that was posted is not printed again. Look at the list and choose anew.' },
  },
  'missing-glyph': {
    ja: {
      title: '氏名か住所に、印刷できない字があります。手紙は紙になっていません。',
      next: '1通ずつ印刷して、どの手紙か確かめてください。名簿の字を直して取り込み直すと、印刷できます。',
    },
    en: {
      title: 'A name or an address has a letter that cannot be drawn. No PDF was made.',
      next: 'Print one by one to find it. Mend the letter on the roll and import again; then it prints.',
    },
  },
  voted: {
    ja: { title: 'この投票箱には、もう票が入っています。取り消しも停止もしていません。票は安全です。', next: '紙の投票用紙は渡さないでください。投票所での扱いは、責任者に聞いてください。' },
    en: { title: 'There is a vote in this box. It was neither withdrawn nor held, and the vote is safe.', next: 'Issue no paper ballot. Ask the person in charge what the polling station can do.' },
  },
  begun: {
    ja: {
      title: '投票箱側に頼んだ後なので、取り下げられません。何も変えていません。',
      next: 'もう一度「変える」を押して終わりまで進めてください。停止したくなかったときは、その後で停止の解除を頼んでください。',
    },
    en: {
      title: 'The box side was asked already, so this cannot be dropped. Nothing was changed.',
      next: 'Press "Do it" again and finish it. If the box should not be held, ask for its release afterwards.',
    },
  },
  'held-by-another': {
    ja: { title: 'この投票箱は、別の手続きで停止中です。何も変わっていません。', next: '「二人で変える」の一覧で、先の手続きを確かめてください。' },
    en: { title: 'The box is already held for another paper. Nothing was changed.', next: 'Look at "Changes by two" for the earlier one.' },
  },
  closed: {
    ja: { title: 'インターネット投票は締め切られています。何も変わっていません。', next: '投票所での扱いになります。責任者に聞いてください。' },
    en: { title: 'Online voting is closed. Nothing was changed.', next: 'From now on the polling station decides. Ask the person in charge.' },
  },
  'no-box': {
    ja: {
      title: '投票箱側には、まだこの箱がありません。何も変わっていません。',
      next: '二人で署名した「投票箱の一覧」を投票箱側に届けてから、もう一度行ってください。待っている間の投票を止めるには、名簿の表示を変えた抄本を二人で取り込んでください。',
    },
    en: {
      title: 'The box side does not have this box yet. Nothing was changed.',
      next: 'Bring the "List of boxes" that two people signed to the box side, and try again. To stop a vote meanwhile, two people import an extract with another mark.',
    },
  },
  'release-not-by-two': {
    ja: {
      title: '投票箱側は、この二人の職員を知らないので、停止を解きませんでした。箱は停止したままで、安全です。',
      next: 'この変更は「変えない」で消してください。投票箱側に登録された二人が、求めるところからやり直します。だれが登録されているかは、運用担当に聞いてください。',
    },
    en: {
      title: 'The box side does not know both of you, so it released nothing. The box is still held, and safe.',
      next: 'Press "Drop it". Two people whom the box side knows begin anew, from asking. The operator knows who they are.',
    },
  },
  'row-not-opened': {
    ja: {
      title: '名簿の番号 {rollNo} の人を、このサーバーの鍵で開けません。この操作では、一覧も手紙も作らず、何も変えていません。ほかの操作は続けられます。',
      next: 'この番号を運用担当に知らせてください。サーバーの鍵のファイルが前と同じか、この行が変わっていないかを、控えと比べて確かめます。直ってから、同じ操作をもう一度行ってください。手紙は、この人を除いて先に印刷できます。',
    },
    en: {
      title: 'The person with number {rollNo} of the roll does not open with the key of this server. This act made no list and no letter, and changed nothing. All else goes on.',
      next: 'Give this number to the operator, who compares the key file of the server and this row with their copies. When it is mended, do the same again. Letters may be printed without this person meanwhile.',
    },
  },
  'try-again': {
    ja: { title: '投票箱側かデータベースが答えません。失われたものはありません。', next: '少したってから、同じ操作をもう一度行ってください。続くときは、運用担当に知らせてください。' },
    en: { title: 'The box side or the database gives no answer. Nothing is lost.', next: 'Do the same again in a moment. If it goes on, call the operator.' },
  },
  unreachable: {
    ja: { title: 'サーバーから答えがありません。操作が記録されたかどうかは、まだわかりません。', next: '回線を確かめ、一覧を出し直して、今の状態を見てから続けてください。二重には記録されません。' },
    en: { title: 'The server gives no answer. It is not known whether the act was recorded.', next: 'Look at the line, show the list again and go on from what it says. Nothing is recorded twice.' },
  },
  'not-ten-digits': {
    ja: { title: '手紙番号は10桁の数字です。何も送っていません。', next: '手紙の右上の番号を、もう一度入れてください。投票用コードではありません。' },
    en: { title: 'The number of a letter has ten digits. Nothing was sent.', next: 'Type the number of the letter again. It is not the voting code.' },
  },
  'short-passphrase': {
    ja: { title: '合言葉が短すぎます。まだ加わっていません。', next: '12文字以上の合言葉を、本人が決めて入れてください。' },
    en: { title: 'The passphrase is too short. Nobody has joined.', next: 'The person chooses one of 12 characters or more and types it.' },
  },
  'unlike-passphrases': {
    ja: { title: '二つの合言葉が違います。まだ加わっていません。', next: '同じ合言葉を、二度入れてください。' },
    en: { title: 'The two passphrases differ. Nobody has joined.', next: 'Type the same passphrase twice.' },
  },
  'something-empty': {
    ja: { title: '入っていない欄があります。何も送っていません。', next: 'すべての欄に入れてから、もう一度行ってください。' },
    en: { title: 'A field is empty. Nothing was sent.', next: 'Fill in all fields and try again.' },
  },
  'not-a-csv': {
    ja: { title: 'このファイルは読めませんでした。名簿は前のままです。', next: '名簿の抄本（roll.csv、UTF-8 か Shift_JIS）を選んでください。' },
    en: { title: 'The file cannot be read. The roll is as it was.', next: 'Choose the extract of the roll (roll.csv, UTF-8 or Shift_JIS).' },
  },
  'too-many-letters': {
    ja: { title: '一度に選べるのは200通までです。選び方は変わっていません。', next: '200通ずつに分けてください。' },
    en: { title: 'No more than 200 letters are chosen at a time. The choice is as it was.', next: 'Take them in parts of 200.' },
  },
  bug: {
    ja: { title: 'この画面に不具合が起きたので、閉じました。記録された操作は安全です。', next: '画面を開き直し、サインインして、一覧から続けてください。続くときは、運用担当に知らせてください。' },
    en: {
      title: 'Something is wrong with this page, so it stopped. Acts that were recorded are safe.',
      next: 'Open the page again, sign in, and go on from the lists. If it happens again, call the operator.',
    },
  },
} satisfies RefusalCatalogue<string>
