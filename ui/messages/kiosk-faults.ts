/** Faults of the voting machine and the three answers about a vote (never a fourth). */
import { kioskReaderLost } from './devices.ts'
import type { TextCatalogue } from './message.ts'
import { packageRefusals } from './package.ts'

const COMMISSION = { ja: 'この投票機は使わず、選挙管理委員会に連絡してください。', en: 'Do not use this machine and call the election commission.' }
const MEDIA = { ja: '電源を切り、正しい記録媒体を入れて、もう一度電源を入れてください。', en: 'Cut the power, insert the right medium and switch on again.' }
const SPARE = {
  ja: '電源を切り、記録媒体の差し込みを確かめて、もう一度電源を入れてください。直らないときは、この投票機は使わず、予備機を使ってください。',
  en: 'Cut the power, see that the medium sits firmly, and switch on again. If that does not help, use the spare machine instead.',
}
const LOOKS_AGAIN = {
  ja: 'そのままお待ちください。1分ごとに自動で確かめ直します。5分たっても変わらないときは、この投票機は使わず、予備機を使ってください。',
  en: 'Wait: each minute the machine looks again by itself. If nothing has changed after five minutes, use the spare machine instead.',
}
const LOCKED = {
  ja: '前面を開けず、この投票機を使わないでください。投票管理者に知らせ、ほかの投票機か予備機を使ってください。',
  en: 'Do not open the front and do not use this machine. Tell the presiding officer; use another machine or the spare.',
}

const AWAY = {
  ja: '投票管理者に知らせてください。投票は、ほかの投票機か予備機で続けます。抜けた媒体は、投票管理者と立会人の前で元の口に差し、前面を施錠してください。閉鎖のときに、2枚とも確かめます。',
  en: 'Tell the presiding officer. Voting goes on at another machine or the spare. Before officer and witnesses put the medium back into its slot and lock the front: at the closing the machine looks for both.',
}

/** Faults of the machine. None says anything of a vote: what is recorded stands beside it. */
export const kioskFaults = {
  ...packageRefusals,
  'not-personalised': {
    ja: { title: 'この投票機は、まだ登録（個別化）されていません。', next: COMMISSION.ja },
    en: { title: 'This machine has not been personalised.', next: COMMISSION.en },
  },
  'identity-damaged': {
    ja: { title: 'この投票機の登録ファイルが壊れています。', next: COMMISSION.ja },
    en: { title: 'The identity of this machine is damaged.', next: COMMISSION.en },
  },
  'list-older': {
    ja: {
      title: '候補者一覧が、この投票機で前に使ったものより古い版です。これまでの記録は安全です。',
      next: '新しい版の候補者一覧を入れて、もう一度電源を入れてください。ないときは、選挙管理委員会に連絡してください。',
    },
    en: {
      title: 'The candidate list is older than the one that this machine has used before. What is recorded is safe.',
      next: 'Load the newer list and switch on again. If you do not have it, call the election commission.',
    },
  },
  'list-differs': {
    ja: { title: '候補者一覧が、この投票機で前に使ったものと、同じ版の番号で中身が違います。これまでの記録は安全です。', next: COMMISSION.ja },
    en: { title: 'The candidate list has the number of the one used before, and other contents. What is recorded is safe.', next: COMMISSION.en },
  },
  'no-contest': {
    ja: { title: 'この投票所では、投票を行う選挙がありません。', next: '選挙管理委員会に確かめてください。' },
    en: { title: 'There is no contested election for this polling station.', next: 'Ask the election commission.' },
  },
  'seeded-randomness': {
    ja: { title: 'この選挙データは、試験用の乱数では使えません。', next: COMMISSION.ja },
    en: { title: 'This election package refuses a repeatable source of randomness.', next: COMMISSION.en },
  },
  'software-differs': {
    ja: { title: 'この投票機のソフトウェアが、配布されたものと違います（{path}）。票と記録媒体には触れていません。', next: COMMISSION.ja },
    en: { title: 'The software of this machine is not what was delivered ({path}). Nothing was done to votes or media.', next: COMMISSION.en },
  },
  'display-small': {
    ja: {
      title: 'この投票機の画面が狭く、候補者の名前を十分な大きさで表示できません。票と記録媒体には触れていません。',
      next: '電源を切り、画面の接続と解像度の設定を確かめて、もう一度電源を入れてください。直らないときは予備機を使ってください。',
    },
    en: {
      title: 'The display of this machine has too little room for the names of the candidates. Nothing was done to votes or media.',
      next: 'Cut the power, check the cable and the resolution of the display and switch on again. If that does not help, use the spare machine.',
    },
  },
  ...kioskReaderLost,
  'clock-not-allowed': {
    ja: { title: 'この選挙データは、設定された時計では使えません。', next: COMMISSION.ja },
    en: { title: 'This election package accepts only the clock of the system.', next: COMMISSION.en },
  },
  clock: {
    ja: {
      title: '時計の日付が、この投票の日と合いません。今の票は記録されていません。記録された票はそのままです。',
      next: '投票管理者：「係員」から運用カードで入り、立会人2人と「時計を合わせる」を押してください。合うと自動で続きます。',
    },
    en: {
      title: 'The date of the clock is not the date of this voting. This vote was not recorded; what was recorded stays.',
      next: 'Officer: open the staff pages with the operator card and press "Set the clock" before two witnesses. The machine then goes on by itself.',
    },
  },
  'front-opened': {
    ja: {
      title: '投票中に、投票機の前面が開きました。これまでの記録は安全です。',
      next: '前面を閉めて錠をかけ、記録媒体に触れないでください。投票管理者に知らせ、ほかの投票機か予備機を使い、時刻と理由を投票録に書いてください。',
    },
    en: {
      title: 'The front of this machine was opened while in service. What is recorded is safe.',
      next: 'Close and lock the front and leave the media where they are. Tell the presiding officer; use another machine or the spare, and write time and reason into the record.',
    },
  },
  'machine-disk': {
    ja: { title: 'この投票機の内部の記憶装置に書き込めません。これまでの記録は安全です。', next: LOCKED.ja },
    en: { title: "The machine's own disk takes no more. What is recorded is safe.", next: LOCKED.en },
  },
  'machine-file-system': {
    ja: { title: 'この投票機の内部の記憶装置の形式が、投票に使えるもの（ext4）ではありません。', next: 'この投票機は使わず、予備機を使ってください。選挙管理委員会に連絡してください。' },
    en: { title: 'The own disk of this machine has not the file system that voting needs (ext4).', next: 'Do not use this machine; use the spare. Call the election commission.' },
  },
  'signing-key-gone': {
    ja: {
      title: 'この投票機の署名の鍵は消されているか、読めません。ここで投票しても封印できません。何も書き換えていません。',
      next: '使わなかった機械として消したのなら、これでよく、電源を切ります。そうでなければ、予備機を使い、投票録に書き、選挙管理委員会に連絡してください。',
    },
    en: {
      title: 'The signing key of this machine was erased or cannot be read. Votes here could not be sealed. Nothing was written.',
      next: 'If it was erased as a machine that was not used, all is well: cut the power. If not, use the spare, write it into the record and call the election commission.',
    },
  },
  'machine-memory-damaged': {
    ja: {
      title: 'この投票機の内部の記憶が読めません。入っている記録媒体には、票が1つもありません。',
      next: 'この投票機は使わず、予備機を使ってください。今日すでにこの投票機で投票した人がいるときは、記録媒体が入れ替えられています。投票録に書き、選挙管理委員会に連絡してください。',
    },
    en: {
      title: 'The own memory of this machine cannot be read. There is no vote on the media in it.',
      next: 'Do not use this machine; use the spare. If somebody has voted on it today, its media were exchanged. Write it into the record and call the election commission.',
    },
  },
  'original-missing': {
    ja: { title: '記録媒体の正（原本）がありません。', next: MEDIA.ja },
    en: { title: 'The original medium is missing.', next: MEDIA.en },
  },
  'duplicate-missing': {
    ja: { title: '記録媒体の副（複写）がありません。', next: MEDIA.ja },
    en: { title: 'The duplicate medium is missing.', next: MEDIA.en },
  },
  'original-unreadable': {
    ja: { title: '記録媒体の正（原本）を読めません。', next: SPARE.ja },
    en: { title: 'The original medium cannot be read.', next: SPARE.en },
  },
  'duplicate-unreadable': {
    ja: { title: '記録媒体の副（複写）を読めません。', next: SPARE.ja },
    en: { title: 'The duplicate medium cannot be read.', next: SPARE.en },
  },
  'medium-read-only': {
    ja: { title: '記録媒体が書き込み禁止になっています。', next: '電源を切り、書き込み禁止を外して、もう一度電源を入れてください。' },
    en: { title: 'The medium is write-protected.', next: 'Cut the power, remove the write protection and switch on again.' },
  },
  'medium-full': {
    ja: { title: '記録媒体に空きがありません。', next: MEDIA.ja },
    en: { title: 'The medium has no free space.', next: MEDIA.en },
  },
  'medium-leftovers': {
    ja: { title: '記録媒体に、投票箱のほかのファイルがあります。', next: MEDIA.ja },
    en: { title: 'The medium holds something besides the ballot box.', next: MEDIA.en },
  },
  'medium-slow': {
    ja: { title: '記録媒体の読み書きが遅すぎます。', next: LOOKS_AGAIN.ja },
    en: { title: 'The medium is too slow.', next: LOOKS_AGAIN.en },
  },
  'medium-mount': {
    ja: { title: '記録媒体が、この投票機に決められた方法で接続されていません。', next: COMMISSION.ja },
    en: { title: 'The medium is not mounted as it must be on this machine.', next: COMMISSION.en },
  },
  'medium-file-system': {
    ja: {
      title: '記録媒体の形式が、投票に使えるもの（ext4）ではありません。票の順番が残るおそれがあります。',
      next: 'この投票機と記録媒体は使わず、予備機を使ってください。選挙管理委員会に連絡してください。',
    },
    en: {
      title: 'The medium has not the file system that voting needs (ext4). It might keep the order of votes.',
      next: 'Do not use this machine with this medium; use the spare machine. Call the election commission.',
    },
  },
  'medium-holes': {
    ja: {
      title: '記録媒体の投票箱ファイルに、まだ書き込まれていない部分があります。票の順番が残るおそれがあります。',
      next: 'この投票機と記録媒体は使わず、予備機を使ってください。選挙管理委員会が、画面の媒体のページで作り直します。',
    },
    en: {
      title: 'Parts of the ballot box on the medium were never written. It might keep the order of votes.',
      next: 'Do not use this machine with this medium; use the spare machine. The election commission makes it anew on its page of media.',
    },
  },
  'medium-not-inspected': {
    ja: { title: '記録媒体を確かめるプログラム（e2fsprogs）が、この投票機にありません。', next: 'この投票機は使わず、予備機を使ってください。選挙管理委員会に連絡してください。' },
    en: { title: 'The programs that check the medium (e2fsprogs) are missing on this machine.', next: 'Do not use this machine; use the spare. Call the election commission.' },
  },
  'medium-look-slow': {
    ja: { title: '記録媒体を確かめるのに、時間がかかりすぎました。何も書いていません。', next: LOOKS_AGAIN.ja },
    en: { title: 'The look at the medium took too long. Nothing was written.', next: LOOKS_AGAIN.en },
  },
  'medium-look-failed': {
    ja: { title: '記録媒体のファイルの状態を確かめられませんでした。何も書いていません。', next: SPARE.ja },
    en: { title: 'The state of the file on the medium could not be found out. Nothing was written.', next: SPARE.en },
  },
  'media-on-one-device': {
    ja: { title: '記録媒体の正（原本）と副（複写）が、同じ装置の上にあります。', next: '電源を切り、正（原本）と副（複写）を別々の記録媒体にして、もう一度電源を入れてください。' },
    en: { title: 'Original and duplicate lie on one and the same device.', next: 'Cut the power, use two separate media and switch on again.' },
  },
  'medium-foreign': {
    ja: { title: 'この選挙の記録媒体ではありません（署名がありません）。', next: MEDIA.ja },
    en: { title: 'This is no medium of this election: its header is not signed.', next: MEDIA.en },
  },
  'medium-size': {
    ja: { title: '記録媒体の大きさが、登録と合いません。', next: MEDIA.ja },
    en: { title: 'The size of the medium is not as prepared.', next: MEDIA.en },
  },
  'medium-other-use': {
    ja: { title: '記録媒体の種類（本番・模擬・見本）が違います。', next: MEDIA.ja },
    en: { title: 'The medium is of another use: live, rehearsal or sample.', next: MEDIA.en },
  },
  'medium-other-election': {
    ja: { title: '別の選挙の記録媒体です。', next: MEDIA.ja },
    en: { title: 'This medium is of another election.', next: MEDIA.en },
  },
  'medium-other-station': {
    ja: { title: '別の投票所の記録媒体です。', next: MEDIA.ja },
    en: { title: 'This medium is of another polling station.', next: MEDIA.en },
  },
  'medium-other-pair': {
    ja: { title: '別の投票機の記録媒体です。', next: MEDIA.ja },
    en: { title: 'This medium is of another machine.', next: MEDIA.en },
  },
  'two-originals': {
    ja: { title: '両方とも「正（原本）」の記録媒体です。', next: '電源を切り、「正（原本）」と「副（複写）」を1枚ずつ入れて、もう一度電源を入れてください。' },
    en: { title: 'Both media are originals.', next: 'Cut the power, insert one original and one duplicate, and switch on again.' },
  },
  'two-duplicates': {
    ja: { title: '両方とも「副（複写）」の記録媒体です。', next: '電源を切り、「正（原本）」と「副（複写）」を1枚ずつ入れて、もう一度電源を入れてください。' },
    en: { title: 'Both media are duplicates.', next: 'Cut the power, insert one original and one duplicate, and switch on again.' },
  },
  'media-swapped': {
    ja: { title: '「正（原本）」と「副（複写）」の記録媒体が、逆に入っています。', next: '電源を切り、入れ替えて、もう一度電源を入れてください。' },
    en: { title: 'Original and duplicate are in the wrong slots.', next: 'Cut the power, swap them and switch on again.' },
  },
  'media-of-two-initialisations': {
    ja: { title: '「正（原本）」と「副（複写）」の記録媒体が、同じ組ではありません。', next: MEDIA.ja },
    en: { title: 'Original and duplicate do not belong together.', next: MEDIA.en },
  },
  'zero-check-not-zero': {
    ja: { title: '記録媒体が、初期状態（0票）ではありません。', next: 'この記録媒体では開始できません。電源を切り、投票管理者に知らせてください。' },
    en: { title: 'The media are not as initialised: zero is not proven.', next: 'This machine cannot open on them. Cut the power and tell the presiding officer.' },
  },
  'media-unknown': {
    ja: {
      title: 'この投票機が知らない記録媒体なので、使わないことにしました。媒体の記録はそのままで、何も書いていません。',
      next: '電源を切り、媒体を入れたまま投票管理者が保管してください。投票には、ほかの投票機か予備機を使います。確かめ直すときは、もう一度電源を入れると同じ質問が出ます。',
    },
    en: {
      title: 'This machine does not know these media, and they were not taken. What they hold is as it was; nothing was written.',
      next: 'Cut the power and keep the machine with the media inside. Use another machine or the spare. To decide anew, switch on again: the same question comes.',
    },
  },
  'original-away': {
    ja: { title: '記録媒体の正（原本）が抜けています。記録はすべて安全です。', next: AWAY.ja },
    en: { title: 'The original medium was taken out. All that is recorded is safe.', next: AWAY.en },
  },
  'duplicate-away': {
    ja: { title: '記録媒体の副（複写）が抜けています。記録はすべて安全です。', next: AWAY.ja },
    en: { title: 'The duplicate medium was taken out. All that is recorded is safe.', next: AWAY.en },
  },
  'original-failed': {
    ja: { title: '記録媒体の正（原本）が故障しました。記録は、もう1枚に残っています。', next: LOCKED.ja },
    en: { title: 'The original medium failed. The records are on the other one.', next: LOCKED.en },
  },
  'duplicate-failed': {
    ja: { title: '記録媒体の副（複写）が故障しました。記録は、もう1枚に残っています。', next: LOCKED.ja },
    en: { title: 'The duplicate medium failed. The records are on the other one.', next: LOCKED.en },
  },
  'no-medium': {
    ja: { title: '記録媒体がどちらも読めません。何が記録されているかは、まだ分かりません。', next: LOCKED.ja },
    en: { title: 'Neither medium can be read. What is recorded cannot be told yet.', next: LOCKED.en },
  },
  contradiction: {
    ja: { title: '2枚の記録媒体の内容が合いません。何も書き換えていません。', next: LOCKED.ja },
    en: { title: 'The two media contradict each other. Nothing was written.', next: LOCKED.en },
  },
  'old-image': {
    ja: { title: '記録媒体の内容が、この投票機の控えより古いものです。何も書き換えていません。', next: LOCKED.ja },
    en: { title: 'The media are older than what this machine has written. Nothing was written.', next: LOCKED.en },
  },
  'not-closed-earlier-day': {
    ja: {
      title: 'この投票機の時計の日付が、開いている投票日より後になっています。記録は安全です。',
      next: '係員：まず時計の日付を発券機と比べてください。まだその投票日なら、「係員」から運用カードで入り、「時計を合わせる」を押してください。合うと自動で続きます。本当に日が変わったときは、運用カードで、途中の投票があれば終わらせ、前の日の分を閉鎖します。今日も使うときは、そのあと電源を入れ直します。',
    },
    en: {
      title: 'The date of this clock is later than the voting date that is open. The records are safe.',
      next: 'Staff: first compare its date with the issuer. If it is still that day, open the staff pages with the operator card and press "Set the clock"; the machine then goes on by itself. If the day is really over, end an open session with the operator card, then close that day. To vote here today, cut the power and start again after that.',
    },
  },
  'moved-too-late': {
    ja: {
      title: 'この機械では、期日が動く前の日の投票が始まっています。期日を動かす候補者一覧は、ここでは使えません。記録は安全です。',
      next: '媒体を抜かずに前面を施錠し、電源を切って、機械ごと選挙管理委員会に渡してください。どう扱うかは委員会が決めます。',
    },
    en: {
      title: 'People have voted here on a day from which the candidate list moves the poll away. That list came too late for this machine. The records are safe.',
      next: 'Leave the media in, lock the front, cut the power and give the machine to the commission, which decides.',
    },
  },
  'reopening-refused': {
    ja: { title: 'この記録媒体は、今日の投票に開けません。記録は安全です。', next: LOCKED.ja },
    en: { title: 'These media cannot be reopened today. The records are safe.', next: LOCKED.en },
  },
  'taken-over': {
    ja: {
      title: 'この機械は、止まった投票機の組を引き継いでいます。この組で投票することはできません。',
      next: '「係員」を押します。途中の投票カードがあれば解放するか終わらせ、そのあと閉鎖してください。',
    },
    en: { title: 'This machine holds the pair of a machine that died. Nobody can vote on it.', next: 'Press "Staff": release or end an interrupted vote if there is one, then close.' },
  },
  'was-taken-over': {
    ja: {
      title: 'この投票機の組は、ほかの機械が一度引き継ぎました。この組で投票することは、もうできません。記録はそのままです。',
      next: '「係員」を押します。途中の投票カードがあれば解放するか終わらせ、そのあと閉鎖してください。発券機では、この組を引き継いだ機械の選択を取り消します。',
    },
    en: {
      title: 'Another machine had taken the pair of this machine over. Nobody can vote on it any more. What is recorded stays.',
      next: 'Press "Staff": release or end an interrupted vote if there is one, then close. At the issuer, undo the choice of the machine that took this pair over.',
    },
  },
  'take-over-own-pair-open': {
    ja: {
      title: 'ほかの投票機の組です。この機械の組はまだ閉鎖されていないので、引き継げません。何も書き込んでいません。',
      next: '電源を切り、この機械の媒体に戻してください。引き継ぎには予備機を使うか、この機械を閉鎖するときに「ほかの組を引き継ぐので、鍵を残す」を押してから行います。',
    },
    en: {
      title: 'This is the pair of another machine. The own pair of this one is not closed, so it cannot take over. Nothing was written.',
      next: 'Cut the power and put its own media back. Use the spare, or close this machine first and keep its key.',
    },
  },
  'take-over-key-gone': {
    ja: {
      title: 'ほかの投票機の組です。この機械の署名の鍵は消してあるので、封印できません。何も書き込んでいません。',
      next: '電源を切り、予備機か、鍵の残っている投票機に入れてください。ないときは、媒体を封印した封筒のまま開票所へ運び、開票管理者に渡してください。',
    },
    en: {
      title: 'This is the pair of another machine. The key of this one was erased, so it cannot seal. Nothing was written.',
      next: 'Cut the power and use the spare or a machine that still has its key. If there is none, bring the media to the counting centre for its chair to decide.',
    },
  },
  'take-over-untouched': {
    ja: { title: 'この組は、使われていません。票も、開かれた記録もありません。', next: '引き継ぐ必要はありません。電源を切り、使わなかった組として発券機で報告してください。' },
    en: { title: 'This pair was never used: no vote is on it, and no machine has opened it.', next: 'There is nothing to take over. Cut the power and report the pair as not used at the issuer.' },
  },
  'take-over-contradiction': {
    ja: { title: 'この組の2枚の媒体の内容が合いません。何も書き換えていません。', next: '電源を切り、2枚とも封筒に入れて封をし、投票録に書いて、開票管理者に渡してください。' },
    en: {
      title: 'The two media of this pair contradict each other. Nothing was changed.',
      next: 'Cut the power, put both into a sealed envelope, write it into the record and hand them to the chair of the count.',
    },
  },
  'take-over-old-image': {
    ja: {
      title: 'この組の媒体は、この機械が前に引き継いだときより古いものです。何も書き換えていません。',
      next: '電源を切り、新しい方の媒体を探してください。ないときは、封筒に入れて封をし、投票録に書いて、開票管理者に渡してください。',
    },
    en: {
      title: 'The media of this pair are older than when this machine took them over before. Nothing was changed.',
      next: 'Cut the power and look for the newer media. If there are none, seal these in an envelope and hand them to the chair of the count.',
    },
  },
  'take-over-unreadable': {
    ja: { title: 'この組の媒体は、どちらも読めません。何も書き換えていません。', next: '電源を切り、2枚とも封筒に入れて封をし、投票録に書いて、開票管理者に渡してください。' },
    en: {
      title: 'Neither medium of this pair can be read. Nothing was changed.',
      next: 'Cut the power, put both into a sealed envelope, write it into the record and hand them to the chair of the count.',
    },
  },
  software: {
    ja: { title: 'ソフトウェアの異常で止まりました。記録が終わったと表示された投票は安全です。', next: LOCKED.ja },
    en: { title: 'The software stopped. Every vote that was shown as recorded is safe.', next: LOCKED.en },
  },
} as const

/** Titles of the three answers on the fault screen. */
export const kioskAnswers = {
  /** Also true of a contest that was left out (D-20). */
  recorded: { ja: 'この選挙は、決めたとおりに記録されました', en: 'This contest is recorded as you decided' },
  notRecorded: { ja: 'この選挙の投票は、まだ記録されていません', en: 'Nothing is recorded in this contest yet' },
  staffWillCheck: { ja: 'この選挙の投票は、係員が確認します', en: 'Staff will check your vote in this contest' },
} as const satisfies TextCatalogue
