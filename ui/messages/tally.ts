/** Refusals of the tally but for media (`tally-media.ts`) and package (`package.ts`): what is safe, what to do next. */
import type { RefusalCatalogue } from './message.ts'

export const tallyRefusals = {
  'authority-missing': {
    ja: { title: 'この機械に選挙管理委員会の公開鍵（authority.pub）がありません。何も読んでいません。', next: '準備した機械かどうかを選管に確かめ、公開鍵を入れてから起動しなおしてください。' },
    en: {
      title: 'This machine has no public key of the commission (authority.pub). Nothing was read.',
      next: 'Ask the commission whether this is the machine that was set up, install the key, and start again.',
    },
  },
  'approvers-damaged': {
    ja: { title: 'この機械の承認者の一覧（approvers.json）が壊れています。何も読んでいません。', next: '選管に連絡し、別の集計機を使うか、この機械を登録し直してください。' },
    en: {
      title: 'The list of approvers on this machine (approvers.json) is damaged. Nothing was read.',
      next: 'Call the commission. Use another counting machine, or have this one personalised again.',
    },
  },
  'fixture-only': {
    ja: { title: '設定の時計または乱数は見本の選挙でしか使えません。開いていません。', next: '設定から clock を除き、起動しなおしてください。' },
    en: { title: 'A set clock or repeating randomness is allowed only for a sample election. Nothing was opened.', next: 'Take the clock out of the configuration and start again.' },
  },
  'software-differs': {
    ja: {
      title: 'この集計機のソフトウェアが、配布されたものと違います（{path}）。媒体も持ち分も読んでいません。',
      next: '電源を切り、選管に知らせてください。配布されたときのまま確かめた別の集計機で行います。',
    },
    en: {
      title: 'The software of this tally is not what was delivered ({path}). No medium and no share was read.',
      next: 'Cut the power and tell the commission. Count on another tally that was checked against the list.',
    },
  },
  'opened-with-other-set': {
    ja: {
      title: 'この機械は、この選挙の記録を別の媒体の組み合わせですでに開いています。何も開いていません。',
      next: '二つの結果の差から一部の票が分かるため、二度目の開票はしません（選挙長の判断でもできません）。最初の結果を使います。後から見つかった媒体は封をしたまま保管し、見つかった時と氏名を開票録に書いてください。その票で当選人が変わりうるかは、異議の申出か訴訟で決まります。',
    },
    en: {
      title: 'This machine has opened another set of media of this election before. Nothing was opened.',
      next: "Two results would tell the votes of a part by their difference: there is no second opening, not by the election chair's decision either. The first result stands. Keep a medium that was found later under its seal, and write in the counting record when it was found and by whom. Whether its votes can change who is elected is decided on objection or in court.",
    },
  },
  'machine-not-writable': {
    ja: {
      title: 'どの媒体を開いたかを、この機械に書き留められません。結果は示していません。',
      next: 'authority.pub のある場所を書き込めるようにして、もう一度、保管者に合言葉を入れてもらってください。',
    },
    en: { title: 'This machine cannot note which set it opened. No result was given.', next: 'Make the directory of authority.pub writable, then ask the holders for their passphrases again.' },
  },
  'count-in-use-by-screen': {
    ja: {
      title: 'この開票の場所（{folder}）は、{since} に始めた集計機のプログラム（プロセス {pid}）が使っています。こちらは何も読まず、何も書いていません。入力したものは、そちらに残っています。',
      next: '先に開いた画面で続けてください。こちらで続けるなら、そちらを終えてから起動しなおします（同時に始めて両方が断られたときは、一つだけ起動しなおす）。停電などで止まったプログラムは、じゃまになりません。',
    },
    en: {
      title: 'This place of the count ({folder}) is in use by the tally that was started at {since} (process {pid}). Nothing was read or written here; what was typed is safe there.',
      next: 'Go on at the screen that was opened first. To go on here, end that program and start again (where both were started together and both were refused, start one). A program that a power cut stopped is not in the way.',
    },
  },
  'count-in-use-by-command': {
    ja: {
      title: 'この開票の場所（{folder}）は、{since} に始めた命令 ippyo count（プロセス {pid}）が使っています。こちらは何も読まず、何も書いていません。',
      next: 'その命令が終わるのを待ってから、起動しなおしてください（同時に始めて両方が断られたときは、一つだけ）。停電などで止まった命令は、じゃまになりません。',
    },
    en: {
      title: 'This place of the count ({folder}) is in use by the command ippyo count that was started at {since} (process {pid}). Nothing was read or written here.',
      next: 'Wait until that command has ended and start again (where both were started together and both were refused, start one). A command that a power cut stopped is not in the way.',
    },
  },
  'lost-media-not-signed': {
    ja: {
      title: '失われた媒体の宣言（lost-media.json）に、この選挙の選挙管理委員会の署名と、承認者二人の承認がそろっていません。宣言は使っていません。何も開いていません。',
      next: '選管から受け取った二つのファイル（lost-media.json と lost-media.sig）を、報告の媒体に一緒に入れ、「投票所報告を読む」を押してください。同じなら、選管に作り直してもらいます。',
    },
    en: {
      title: 'The declaration of lost media (lost-media.json) has not both the signature of the commission of this election and the approvals of two approvers. It was not used; nothing was opened.',
      next: 'Put both files that came from the commission (lost-media.json and lost-media.sig) with the reports and press "Read station reports". If it stays so, have the commission make them anew.',
    },
  },
  'roll-round-not-signed': {
    ja: {
      title: '名簿の更新の号のファイル（roll-round-）に、この選挙の選挙管理委員会の署名と、承認者二人の承認がそろっていません。使っていません。何も開いていません。',
      next: '選管から受け取った二つのファイル（roll-round-番号.ippyo と .sig）を、報告の媒体に一緒に入れ、「投票所報告を読む」を押してください。同じなら、選管に渡しなおしてもらいます。',
    },
    en: {
      title: 'The file of the round of roll lists (roll-round-) has not both the signature of the commission of this election and the approvals of two approvers. It was not used; nothing was opened.',
      next: 'Put both files that came from the commission (roll-round-<number>.sig, .ippyo) with the reports and press "Read station reports". If it stays so, have the commission give them again.',
    },
  },
  'lost-media-earlier': {
    ja: {
      title: '読み込んだ失われた媒体の宣言（{earlier}）より後の宣言（{later}）を、すでに読み込んでいます。後の宣言のままです。',
      next: '後の宣言が最新か、選管に確かめてください。最新でないときは、選管に作り直してもらい、「投票所報告を読む」を押してください。',
    },
    en: {
      title: 'The declaration of lost media that was read ({earlier}) is older than the one that is here ({later}). The later one stays.',
      next: 'Ask the commission whether the later one is its last. If it is not, have the commission make a new one and press "Read station reports".',
    },
  },
  busy: {
    ja: { title: '前の作業がまだ終わっていません。何も変わっていません。', next: '終わるのを待って、もう一度押してください。' },
    en: { title: 'The last piece of work is still running. Nothing has changed.', next: 'Wait until it has finished, then press again.' },
  },
  'out-not-writable': {
    ja: { title: '結果を書き込む場所に書けません。媒体はそのままです。', next: '書込先の空きと書込禁止を確かめ、起動しなおしてください。媒体は何度でも読めます。' },
    en: { title: 'The place for results cannot be written. The media are untouched.', next: 'Check free space and write protection, then start again. Media can be read as often as needed.' },
  },
  'reports-missing': {
    ja: {
      title: '投票所報告のファイルが見つかりません。',
      next: '報告の媒体を、記録媒体の差込口ではなく、報告の差込口に差して、もう一度読んでください。失われたときは、その投票所の「紙から入力する」を押し、二人が紙の報告書から入力します。',
    },
    en: {
      title: 'No station report was found.',
      next: 'Put the report medium into the socket for reports, not into a slot for media, and read again. If it is lost, press "Type in from paper" at its station: two people type the printed report.',
    },
  },
  'medium-as-report': {
    ja: {
      title: '報告の差込口に入っているのは、投票の記録媒体です。報告ではありません。何も読んでいません。',
      next: '抜いて、記録媒体の差込口に差してください。報告の媒体をここに差し、「投票所報告を読む」を押します。',
    },
    en: {
      title: 'The socket for reports holds a ballot medium and no report. Nothing of it was read.',
      next: 'Take it out and put it into a slot for media. Put the report medium here and press "Read station reports".',
    },
  },
  'share-as-report': {
    ja: {
      title: '報告の差込口に入っているのは、鍵の持ち分の媒体です（{file}）。報告ではありません。',
      next: '抜いて、保管者に返してください。報告の媒体をここに差し、「投票所報告を読む」を押します。',
    },
    en: {
      title: "The socket for reports holds a holder's key share ({file}) and no report.",
      next: 'Take it out and give it back to its holder. Put the report medium here and press "Read station reports".',
    },
  },
  'report-stick-silent': {
    ja: {
      title: '報告の媒体から、時間内に答えがありません。この媒体からは何も読んでいません。',
      next: '抜いて差し直し、「投票所報告を読む」を押してください。変わらないときは、その投票所の「紙から入力する」を押し、二人が紙の報告書から入力します。',
    },
    en: {
      title: 'The report medium did not answer in time. Nothing was read from it.',
      next: 'Take it out, put it in again and press "Read station reports". If it stays so, press "Type in from paper" at its station: two people type the printed report.',
    },
  },
  'slots-empty': {
    ja: { title: 'どの差込口にも記録媒体がありません。', next: '正（原本）の記録媒体を差し込んで、もう一度読んでください。' },
    en: { title: 'There is no medium in any slot.', next: 'Insert the originals and read again.' },
  },
  'nothing-new-to-read': {
    ja: {
      title: 'まだ読んでいない記録媒体は、どの差込口にもありません。何も読んでいません。受領したものも、混ぜた票も、そのままです。',
      next: '「鍵」に進んでください。読む記録媒体があれば、差込口に入れて（入っていれば抜いて入れなおして）、もう一度「記録媒体を読む」を押してください。',
    },
    en: {
      title: 'No slot has a medium that was not read. Nothing was read; what was received and the mixed votes stay as they are.',
      next: 'Go on under "Keys". If there is a medium to read, put it into a slot (or take it out and put it in again) and press "Read media" again.',
    },
  },
  'read-again-unasked': {
    ja: {
      title: 'ちょうど記録媒体が差込口に入りました。何も読んでいません。受領したものも、混ぜた票も、そのままです。',
      next: 'もう一度「記録媒体を読む」を押すと、全部読みなおすかどうかを確かめます。加えない記録媒体は、抜いてください。',
    },
    en: {
      title: 'A medium came into a slot just now. Nothing was read; what was received and the mixed votes stay as they are.',
      next: 'Press "Read media" once more: the screen asks whether all media are to be read again. Take a medium out that is not to be added.',
    },
  },
  'log-unreadable': {
    ja: { title: 'この機械の記録簿（tally.log）を読めません。集計には影響ありません。', next: '集計を続け、終わってから選管に記録簿のファイルを見せてください。' },
    en: { title: "The tally's log (tally.log) cannot be read. The count is not affected.", next: 'Go on counting, and show the file to the commission afterwards.' },
  },
  'log-waits': {
    ja: {
      title: '集計機のディスクがいっぱいで、記録簿（tally.log）を書けません。受領したものと、終わった作業は、そのまま残っています。',
      next: '起動しなおさず、電源も切らないでください（受領が最初からになります）。書込先の空きを増やしてください。空けば記録簿は自動で書かれ、そのまま続けられます。',
    },
    en: {
      title: 'The disk of the tally is full, and the log (tally.log) cannot be written. What was received and the work that is done stay.',
      next: 'Do not restart and do not switch off: all would be received again. Make room on the disk. Then the log is written by itself, and you go on.',
    },
  },
  'several-media-refused': {
    ja: { title: '{count} 本の媒体を数えていません。媒体の内容は変わっていません。', next: '次にすることは、それぞれの差込口に書いてあります。どれから始めてもかまいません。' },
    en: { title: '{count} media were not counted. Nothing on them has changed.', next: 'Each slot says what to do with its medium. The order does not matter.' },
  },
  incomplete: {
    ja: { title: 'まだ {count} 件がそろっていません。記録は開いていません。', next: '「足りないもの」の欄を見て、報告と記録媒体をそろえてください。' },
    en: { title: '{count} items are still missing. No record was opened.', next: 'See the list of what is missing and bring in reports and media.' },
  },
  'explain-first': {
    ja: { title: '投票所 {station} に説明の要る点があります。記録は開いていません。', next: '選挙長の判断と理由、立ち会った人の氏名を入力してください。' },
    en: { title: 'Station {station} needs an explanation first. No record was opened.', next: "Enter the election chair's decision, the reason and the names of those present." },
  },
  'minutes-malformed': {
    ja: {
      title: '書き方の違う欄か、この選挙にない欄があります。何も記録していません。',
      next: '日時（2002-06-23 21:30）、時刻（21:30）、数（数字だけ）、決定（受理か不受理）の欄と、ほかの選挙の書式でないことを確かめて、もう一度記録してください。',
    },
    en: {
      title: 'A place has words that are not of its kind, or is none of this election. Nothing was recorded.',
      next: 'Look at the places for minutes (2002-06-23 21:30), times (21:30), numbers (digits only) and decisions (accepted or refused), and that the form is of this election; then record again.',
    },
  },
  'minutes-too-long': {
    ja: { title: '記載事項が長すぎます（全部で 15,000 字まで）。何も記録していません。', next: '長いものは別紙に書き、その欄には別紙によることだけを書いて、もう一度記録してください。' },
    en: { title: 'The entries are too long (15,000 letters in all). Nothing was recorded.', next: 'Put what is long on a sheet of its own, refer to it in its place, and record again.' },
  },
  'minutes-not-then': {
    ja: { title: '投票日より前か、投票日から一か月より後の日時があります。何も記録していません。', next: '年、月、日を確かめて、もう一度記録してください。' },
    en: { title: 'A time is before the day of the poll, or more than a month after it. Nothing was recorded.', next: 'Look at year, month and day, and record again.' },
  },
  'minutes-end-first': {
    ja: { title: '終わった日時が、始まった日時より前です。何も記録していません。', next: '日付（夜中の12時を過ぎたときは翌日）と時刻を確かめて、もう一度記録してください。' },
    en: { title: 'It ends before it begins. Nothing was recorded.', next: 'Look at day (after midnight the next one) and time, and record again.' },
  },
  'minutes-as-before': {
    ja: { title: '前に記録した事項と同じです。記録は前のままです。', next: '直すところを直してから記録してください。なければ、そのまま次に進みます。' },
    en: { title: 'It is what was recorded before. The record stays as it is.', next: 'Change what is to be changed and record; if nothing is, go on.' },
  },
  'minutes-reason-missing': {
    ja: { title: '前に記録した（または印刷した）事項を直すには、理由が要ります。何も変わっていません。', next: '訂正の理由を書いて、もう一度記録してください。理由は書類に印刷されます。' },
    en: { title: 'A correction of what was recorded (or printed) needs its reason. Nothing has changed.', next: 'Enter the reason and record again; the paper will say it.' },
  },
  'minutes-too-many': {
    ja: { title: '記載事項の記録が 999 回に達しました。これ以上は記録できません。', next: '残りは、印刷した書類に手で書き入れてください。' },
    en: { title: 'The entries were recorded 999 times; no more are taken.', next: 'Write the rest on the printed paper by hand.' },
  },
  'nothing-to-explain': {
    ja: { title: 'その点に説明は要りません（封印が二つあるときは、集計する方を選びます）。何も変わっていません。', next: '「足りないもの」の欄を見て、選びなおしてください。' },
    en: { title: 'That needs no explanation (of two seals, one is chosen instead). Nothing has changed.', next: 'See the list of what is missing and choose again.' },
  },
  'signed-report-is-there': {
    ja: { title: '投票所 {station} の署名された報告は、すでに受領しています。入力したものは使っていません。', next: '署名された報告の照合番号を、紙の報告書の番号と見比べてください。' },
    en: { title: 'The signed report of station {station} is in. What was typed was not used.', next: "Compare the signed report's check number with the printed sheet." },
  },
  'typed-by-one-person': {
    ja: { title: '二回とも同じ人の氏名です。何も記録していません。', next: '別々の二人が、それぞれの氏名で入力してください。' },
    en: { title: 'Both times the same name stands there. Nothing was recorded.', next: 'Two different people type, each under their own name.' },
  },
  'typed-differ': {
    ja: { title: '二人の入力が {count} か所で違います。何も記録していません。', next: '違う欄を紙の報告書と見比べ、その欄だけを二人がもう一度入力してください。' },
    en: { title: 'What the two typed differs in {count} places. Nothing was recorded.', next: 'Look at these places on the printed sheet; both type just them again.' },
  },
  'typed-not-a-report': {
    ja: { title: '入力したものは、投票所 {station} の報告になりません。何も記録していません。', next: '第1版の訂正の理由は空欄、第2版からは必要です。紙の報告書と見比べて、二人とも直してください。' },
    en: {
      title: 'What was typed cannot be a report of station {station}. Nothing was recorded.',
      next: 'The reason of a correction is empty in version 1, and needed from version 2. Both compare with the printed sheet and mend it.',
    },
  },
  'other-report-now': {
    ja: { title: '投票所 {station} の報告は、見比べたものと替わっています。何も記録していません。', next: 'いま画面にある照合番号を、紙の報告書の番号と見比べてください。' },
    en: { title: 'The report of station {station} is another one than was compared. Nothing was noted.', next: 'Compare the number that is on the screen now with the printed sheet.' },
  },
  'seats-missing': {
    ja: { title: '鍵の持ち分が {given} 人分しか入っていません（{needed} 人分必要）。', next: '続けて保管者に持ち分ファイルと合言葉を入れてもらってください。' },
    en: { title: 'Only {given} key shares are in; {needed} are needed.', next: 'Ask further holders for their share file and passphrase.' },
  },
  'holder-twice': {
    ja: {
      title: '{holder} さんは、{seat} 番の席の持ち分をもう入れています。{index} 番の持ち分は使っていません。入った持ち分はそのままです。',
      next: '{index} 番の保管者本人が、自分の氏名と合言葉を入れてください。同じ氏名の別の人なら、氏名の後に区別できる言葉（生年など）を添えます。',
    },
    en: {
      title: '{holder} has given the share of seat {seat} already. That of seat {index} was not used; what is in stays in.',
      next: 'The holder of seat {index} types name and passphrase in person. Another person of the same name adds something that tells them apart (as the year of birth).',
    },
  },
  'share-file-missing': {
    ja: { title: '{index} 番の持ち分ファイルがありません。', next: 'その保管者の持ち分の媒体を差し込んで、もう一度合言葉を入れてください。' },
    en: { title: 'The share file of seat {index} is not there.', next: "Insert the holder's stick and enter the passphrase again." },
  },
  'other-seat': {
    ja: { title: 'このファイルは {found} 番の持ち分です（{index} 番の席ではありません）。', next: '席の番号を確かめ、正しい席で入れてください。' },
    en: { title: 'This file is share {found}, not that of seat {index}.', next: 'Check the number and use the right seat.' },
  },
  'source-unreadable': {
    ja: { title: '混ぜ合わせた記録のファイルが読めません。集計していません。鍵は消えました。', next: '起動しなおし、記録媒体をもう一度読んでから、保管者に合言葉を入れてもらってください。' },
    en: { title: 'The file of merged records cannot be read. Nothing was counted; the key is gone.', next: 'Start again, read the media once more, and ask the holders again.' },
  },
  'mixer-ended': {
    ja: { title: '票を混ぜる作業が途中で終わりました。何も開いていません。票はそのままです。', next: '「鍵」でもう一度「票を混ぜる」を押してください。終わっていないところからやり直します。' },
    en: { title: 'Mixing ended early. Nothing was opened; the votes are as they were.', next: 'Under "Keys", press "Mix the votes" again. What is not done is done anew.' },
  },
  'bundle-not-writable': {
    ja: {
      title: '集計機のディスクに書けません（空きがない、書込禁止、または故障）。何も開いていません。受領したものと、終わった作業は、そのまま残っています。',
      next: '起動しなおさず、電源も切らないでください（受領が最初からになります）。書込先の空きを増やしてから、画面の「票を混ぜる」か「媒体から受け取る」をもう一度押すか、同じ保管者にもう一度合言葉を入れてもらってください。',
    },
    en: {
      title: 'The disk of the tally cannot be written: it is full, write-protected or broken. Nothing was opened; what was received and the work that is done stay.',
      next: 'Do not restart and do not switch off: all would be received again. Make room on the disk. Then press "Mix the votes" or "Take the mix back" again, or ask the same holder for the passphrase again.',
    },
  },
  'list-does-not-hold': {
    ja: {
      title: '混ぜた票のファイル（{file}）が、証明のとおりではありません。使っていません。結果は示していません。記録媒体はそのままです。',
      next: '開票管理者と立会人に知らせてください。「鍵」でもう一度「票を混ぜる」を押します。また出るときは、別の集計機で受領からやり直します。',
    },
    en: {
      title: 'A file of the mixed votes ({file}) is not what its proof says. It was not used, and no result was given; the media are untouched.',
      next: 'Call the counting manager and the witnesses. Under "Keys", press "Mix the votes" again. If it comes again, start from receiving on another counting machine.',
    },
  },
  'list-not-as-sealed': {
    ja: {
      title: '混ぜる票（{file}）が、投票機が封印した記録と同じではありません。一票でも抜けるか、増えるか、入れ替わるとこうなります。何も開いていません。',
      next: '開票管理者と立会人に知らせてください。記録媒体はそのままです。集計機を起動しなおして受領からやり直し、また出るときは別の集計機で行います。',
    },
    en: {
      title: 'The votes to be mixed ({file}) are not the records that the voting machines sealed: one is missing, added or exchanged. Nothing was opened.',
      next: 'Call the counting manager and the witnesses. The media are untouched. Restart the counting machine and receive again; if it comes again, use another one.',
    },
  },
  'seal-not-genuine': {
    ja: {
      title: '封印（{file}）が、その投票所の投票機のものではありません。何も開いていません。記録媒体はそのままです。',
      next: '開票管理者と立会人に知らせてください。集計機を起動しなおして受領からやり直し、また出るときは別の集計機で行います。',
    },
    en: {
      title: 'A seal ({file}) is not one of the voting machines of its station. Nothing was opened; the media are untouched.',
      next: 'Call the counting manager and the witnesses. Restart the counting machine and receive again; if it comes again, use another one.',
    },
  },
  'online-not-there': {
    ja: {
      title: 'オンライン投票箱の票の封印がありません。この選挙にはオンライン投票箱があるので、何も開いていません。',
      next: '開票管理者に知らせてください。仕分け済みの票の媒体を受領してから、もう一度「票を混ぜる」を押してください。',
    },
    en: {
      title: 'There is no seal of the votes of the online ballot box, and this election has one. Nothing was opened.',
      next: 'Call the counting manager. Receive the stick with the sorted votes; then press "Mix the votes" again.',
    },
  },
  'district-not-complete': {
    ja: {
      title: '投票所 {station} の組 {pair} の封印がなく、使わなかったことや失われたことを示す署名もありません。開票区の全部がそろわないので、何も開いていません。',
      next: '開票管理者に知らせてください。その組の記録媒体か、署名のある報告か、失われた媒体の申告を受領してから、もう一度「票を混ぜる」を押してください。',
    },
    en: {
      title: 'There is no seal of station {station}, pair {pair}, and nothing signed that calls it unused or lost. The district is not complete; nothing was opened.',
      next: 'Call the counting manager. Receive its medium, a signed report, or the declaration of lost media; then press "Mix the votes" again.',
    },
  },
  'mix-first': {
    ja: { title: 'まだ票を混ぜていません。持ち分は使っていません。', next: '「票を混ぜる」を押し、終わってから保管者に合言葉を入れてもらってください。' },
    en: { title: 'The votes are not mixed yet. The share was not used.', next: 'Press "Mix the votes" first; ask the holder when it is done.' },
  },
  'mix-anew': {
    ja: {
      title: '投票所の報告、記録媒体、紛失の届けのどれかが、票を混ぜたときから変わりました。混ぜた票は使いません。何も開いていません。',
      next: 'そろっていないものが画面にあれば先に受け取り、もう一度「票を混ぜる」を押してください。持ち分を出した保管者にも、もう一度来てもらいます。',
    },
    en: {
      title: 'A station report, a medium or the declaration of losses changed after the votes were mixed. That mix is not used. Nothing was opened.',
      next: 'If the screen names something that is missing, receive it first. Then press "Mix the votes" again; holders who gave their share come again.',
    },
  },
  'records-not-agreed': {
    ja: {
      title: '保管者が確かめた票の数と、開こうとしている票の数が違います。この持ち分では何も開いていません。',
      next: '画面の票の数を読み、確かめの欄に印を付けてから、もう一度合言葉を入れてください。数がまた違うときは、開票管理者に知らせてください。',
    },
    en: {
      title: 'The number of votes that the holder agreed to is not the number that would be opened. Nothing was opened with this share.',
      next: 'Read the number on the screen, tick the box, and enter the passphrase again. If the numbers differ again, call the counting manager.',
    },
  },
  'holder-opened-other-list': {
    ja: {
      title: 'この持ち分は、この選挙の別の票のひとそろいをすでに開いています。何も開いていません。',
      next: '二つの結果の差から一部の票が分かるため、同じ持ち分で二度目は開きません。開票管理者に知らせ、最初に開いた結果を使ってください。',
    },
    en: {
      title: 'This share has opened another set of votes of this election before. Nothing was opened.',
      next: 'Two results would tell the votes of a part by their difference. Call the counting manager; the result that was opened first stands.',
    },
  },
  'holder-ended': {
    ja: { title: '保管者の作業が途中で終わりました。この持ち分の分はできていません。ほかの保管者の分は残っています。', next: '同じ保管者に、もう一度合言葉を入れてもらってください。' },
    en: { title: 'The work of this holder ended early and left nothing. What the other holders did stays.', next: 'Ask the same holder for the passphrase again.' },
  },
  'unlock-process-ended': {
    ja: { title: '鍵を開く作業が途中で終わりました。鍵は開いていません。何も失われていません。', next: '集計機の合言葉をもう一度入れてください。' },
    en: { title: 'Opening the key ended early. The key is not open and nothing is lost.', next: 'Enter the passphrase of this machine again.' },
  },
  'nothing-to-announce': {
    ja: { title: 'いま発表できる数がありません。何も変わっていません。', next: '用紙による投票の数を入れるか、選挙長が機械の分のみを示すと決めてから、発表してください。' },
    en: { title: 'There is no figure that may be announced now. Nothing has changed.', next: "Enter the figures of the paper, or have the chair decide that the machine's part is told alone." },
  },
  'announced-already': {
    ja: { title: '前回の発表と同じ内容です。新しい発表は作っていません。', next: '前回の発表の紙が要るときは、その回の紙を印刷してください。' },
    en: { title: 'The last announcement says the same. No new one was made.', next: 'If its paper is needed, print it again in the list of announcements.' },
  },
  'opened-differs': {
    ja: {
      title: '開いた票の数が、受領した記録媒体の票の数と合いません。結果は示しません。記録媒体はそのままです。',
      next: '開票管理者と立会人に知らせ、別の機械か新しい出力先で、受領からやりなおしてください。',
    },
    en: {
      title: 'What was opened is not what the media held. No result is shown; the media are untouched.',
      next: 'Tell the counting officer and the witnesses; count again from receiving, with another machine or a new output place.',
    },
  },
  'not-final': {
    ja: { title: '結果はまだ確定していません。印刷していません。', next: '「足りないもの」の欄の用紙の数、くじ、説明を済ませてください。' },
    en: { title: 'The result is not final yet. Nothing was printed.', next: 'Settle paper, lots and explanations in the list of what is missing.' },
  },
  'nobody-elected-here': {
    ja: {
      title: 'この開票では、だれの当選も決まりません。作っていません。',
      next: '開票結果と開票録を作り、選挙長に報告してください。選挙録と当選の告知は、選挙会を開く選挙管理委員会が作ります。',
    },
    en: {
      title: 'This count elects nobody. Nothing was made.',
      next: 'Make result sheet and counting record, and report to the chair of the election. The authority of the meeting makes its record and the notices.',
    },
  },
  'records-not-told': {
    ja: {
      title: '票の記録は作れません。投票機の票数を示せる選挙がありません。何も作っていません。',
      next: '用紙による投票が10票未満の選挙と無投票の選挙では、合計だけを示します。結果は CSV などで渡してください。',
    },
    en: {
      title: 'No cast vote records can be made: the part of the machines may be told of no contest. Nothing was made.',
      next: 'With fewer than ten ballots on paper, or without a poll, only the sum is shown. Hand over the result as CSV or another file.',
    },
  },
  'records-no-room': {
    ja: {
      title: '出力先に、票の記録のための空きがありません。書きかけのファイルは消しました。結果と書類はそのままです。',
      next: '出力先の空きを増やしてから、もう一度作ってください（一千万票でおよそ5 GB）。',
    },
    en: {
      title: 'The output place has no room for the cast vote records. What was begun is gone; result and papers are untouched.',
      next: 'Make room there and try again (ten million votes take about 5 GB).',
    },
  },
  'paper-first': {
    ja: { title: '{contest}：用紙による投票の数がまだ入っていません。くじは記録していません。', next: '用紙による投票の数を入力してから、合計で同じ得票数になったときだけ、くじを入力してください。' },
    en: { title: '{contest}: what was counted on paper is not in yet. No lot was recorded.', next: 'Type in the paper first; a lot is only drawn when the sums are equal.' },
  },
  'paper-typed-differ': {
    ja: { title: '{contest}：二人の入力が {count} か所で違います。何も記録していません。', next: '違う欄を開票結果の紙と見比べ、その欄だけを二人がもう一度入力してください。' },
    en: { title: '{contest}: what the two typed differs in {count} places. Nothing was recorded.', next: 'Look at these places on the sheet of the count; both type just them again.' },
  },
  'paper-malformed': {
    ja: {
      title: '{contest}：数にならない欄があります。何も記録していません。',
      next: 'すべての欄に数を入れ（なければ 0）、按分する票には、その候補者の番号を二つ以上と、按分の基礎を入れてください。同じ組は一行にまとめます。',
    },
    en: {
      title: '{contest}: some place holds no number. Nothing was recorded.',
      next: 'Type a number in each place (0 where there is none); ballots to be divided need two or more numbers of candidates and by what they are divided. One row for each group.',
    },
  },
  'paper-does-not-add-up': {
    ja: {
      title: '{contest}：投票者数 {voters} から投票数 {ballots} を引いた数が、持ち帰りその他 {away} と違います。何も記録していません。',
      next: '開票結果の紙と投票録を見比べ、二人とも直してください。数を合わせるために変えないでください。',
    },
    en: {
      title: '{contest}: {voters} voters less {ballots} ballots is not the {away} that were taken away. Nothing was recorded.',
      next: 'Compare the sheet of the count with the polling records; both mend it. No figure is changed to make it fit.',
    },
  },
  'paper-reason-missing': {
    ja: { title: '{contest}：訂正の理由がありません。前の入力のままです。', next: '訂正の理由を書いて、もう一度入力してください。' },
    en: { title: '{contest}: a correction says why. The entry before stands.', next: 'Write the reason and enter it again.' },
  },
  'paper-was-sent': {
    ja: {
      title: '{contest}：投票所の報告では、用紙による投票が {count} 票あります（{stations}）。「用紙による投票はない」とは記録していません。',
      next: '開票した用紙の数を、二人が入力してください。用紙が見つからないときも、二人が 0 を入力すると、理由を書けます。',
    },
    en: {
      title: "{contest}: by the stations' reports there are {count} votes on paper ({stations}). That there are none was not recorded.",
      next: 'Two people type in what was counted on paper. Where no paper is found they type 0, and the reason is written then.',
    },
  },
  'paper-is-there': {
    ja: { title: '{contest}：用紙による投票の数は、すでに入力されています。何も変わっていません。', next: '違うときは、二人が理由を書いて訂正してください。' },
    en: { title: '{contest}: something was entered about its paper already. Nothing has changed.', next: 'If it is wrong, two people correct it and write why.' },
  },
  'paper-too-few': {
    ja: {
      title: '{contest}：用紙による投票が {least} 票未満のときは、機械の分だけを示せません。何も示していません。',
      next: '用紙による投票の数を入力してください。合計だけが示されます。投票所の報告にない用紙があるときも、二人が入力すると、理由を書けます。',
    },
    en: {
      title: "{contest}: with fewer than {least} ballots on paper the machine's part is not shown alone. Nothing is shown.",
      next: 'Type in the paper: only the sum is shown. Paper that no station reported is typed too, and the reason is written then.',
    },
  },
  'paper-not-asked': {
    ja: { title: 'その選挙に、用紙による投票の入力は要りません（無投票、又は集計の前）。何も変わっていません。', next: '集計した選挙を選びなおしてください。' },
    en: { title: 'That contest asks for no paper (no poll, or nothing counted yet). Nothing has changed.', next: 'Choose a contest that was counted.' },
  },
  'ruling-not-asked': {
    ja: {
      title: 'その候補者の被選挙権は、ここでは決定しません（無投票、又は集計の前）。何も変わっていません。',
      next: '集計した選挙の候補者を選びなおしてください。無投票の選挙は、選挙会が紙で決めます。',
    },
    en: {
      title: 'That candidate is not decided about here (no poll, or nothing counted yet). Nothing has changed.',
      next: 'Choose a candidate of a contest that was counted. Without a poll the meeting of election decides on paper.',
    },
  },
  'ruling-as-before': {
    ja: { title: '{contest}：その決定は、すでに入力されています。何も変わっていません。', next: '候補者の欄の記録を見てください。' },
    en: { title: '{contest}: that was decided so before. Nothing has changed.', next: 'Look at what is recorded below the candidates.' },
  },
  'ruling-too-late': {
    ja: {
      title: '{contest}：確定した結果を発表したあとは、被選挙権の決定を変えられません。発表した結果のままです。',
      next: '選管に連絡してください。このあとの争いは、法律の定める手続（異議の申出など）によります。',
    },
    en: {
      title: '{contest}: after the final result was announced this decision does not change. The result stands.',
      next: 'Call the commission. What comes now goes the way that the law has for objections.',
    },
  },
  'shared-with-ineligible': {
    ja: {
      title: '{contest}：{number} 番の候補者が、按分する票の組に入っています。何も変わっていません。',
      next: 'その票を有効とするかは、開票管理者が立会人の意見を聴いて決めます。決めたとおりに、{number} 番を組に入れないで用紙の数を入力（訂正）してから、もう一度決定を入力してください。',
    },
    en: {
      title: '{contest}: candidate {number} shares ballots with namesakes. Nothing has changed.',
      next: 'The counting officer decides before the witnesses what becomes of those ballots. Type in (correct) the paper so, without {number} in a group, then enter the decision again.',
    },
  },
  'missing-glyph': {
    ja: { title: '「{grapheme}」（{text}）を印刷できる文字がありません。書類は作っていません。', next: '選管に連絡してください。画面の結果はそのまま使えます。' },
    en: { title: 'No font has the character "{grapheme}" ({text}). The document was not made.', next: 'Call the commission. The result on the screen stands.' },
  },
  'internal-fault': {
    ja: { title: 'この機械の集計ソフトウェアが止まりました。記録媒体はそのままです。', next: '起動しなおしてください。繰り返すときは選管に連絡し、別の機械を使ってください。' },
    en: { title: 'The tally software of this machine has stopped. The media are untouched.', next: 'Start again. If it happens again, call the commission and use another machine.' },
  },
  'not-a-station-report': {
    ja: { title: '{file} は投票所報告ではありません。受領していません。', next: 'ファイルを確かめてください。ほかの報告は受領されています。' },
    en: { title: '{file} is no station report. It was not received.', next: 'Check the file. The other reports are in.' },
  },
  'report-of-other-election': {
    ja: { title: '{file} は別の選挙の報告です。受領していません。', next: '送致された媒体を確かめてください。' },
    en: { title: '{file} is a report of another election. It was not received.', next: 'Check the medium that was brought.' },
  },
  'unknown-issuer': {
    ja: { title: '{file} を作った発券機はこの選挙データにありません。受領していません。', next: '投票所に発券機の番号を問い合わせてください。' },
    en: { title: '{file} was made by an issuer that is not in the package. It was not received.', next: 'Ask the station for the number of its issuer.' },
  },
  'report-not-signed': {
    ja: { title: '{file} に署名（{file}.sig）がありません。受領していません。', next: '報告と署名の二つのファイルを、投票所から一緒に受け取ってください。' },
    en: { title: '{file} has no signature ({file}.sig) beside it. It was not received.', next: 'Get both files, report and signature, from the station.' },
  },
  'report-altered': {
    ja: { title: '{file} は署名の後で変えられています。受領していません。', next: '印刷された投票所報告書と照らし、投票所から受け取りなおしてください。' },
    en: { title: '{file} was changed after signing. It was not received.', next: 'Compare with the printed report and get the file from the station again.' },
  },
  'report-of-one-desk': {
    ja: { title: '{file} は投票所の一つの受付だけの報告です。受領していません。', next: '受付1の発券機が書いた投票所報告を受け取ってください。' },
    en: { title: '{file} is the report of one desk alone. It was not received.', next: 'Get the report that the issuer of desk 1 has written.' },
  },
  'desk-report-missing': {
    ja: {
      title: '{file} に受付{desk}の報告が入っていません。受領していません。',
      next: '投票所に問い合わせ、受付1で受付{desk}の報告を読み込んでから書き直した報告を受け取ってください。できないときは、書類から二人で入力してください。',
    },
    en: {
      title: 'The report of desk {desk} is not in {file}. It was not received.',
      next: 'Ask the station for a report that was written again at desk 1, after it read in that of desk {desk}. If there is none, two people type it in from the papers.',
    },
  },
  'not-a-share': {
    ja: { title: '{index} 番の席のファイルは鍵の持ち分ではありません。', next: '差し込んだ持ち分の媒体を確かめてください。' },
    en: { title: 'The file for seat {index} is no key share.', next: "Check the holder's stick." },
  },
  'share-damaged': {
    ja: { title: '{index} 番の持ち分ファイルは壊れています。', next: '控えの持ち分、または別の保管者の持ち分を使ってください。' },
    en: { title: 'The share file of seat {index} is damaged.', next: "Use its second copy, or another holder's share." },
  },
  'share-of-other-election': {
    ja: { title: '{index} 番の席のファイルは別の選挙の持ち分です。', next: 'この選挙の持ち分ファイルを差し込んでください。' },
    en: { title: 'The file for seat {index} is a share of another election.', next: 'Insert the share file of this election.' },
  },
  'wrong-passphrase': {
    ja: { title: '{index} 番の合言葉が違います。持ち分は開いていません。', next: 'もう一度、保管者本人に入れてもらってください。何度でもやり直せます。' },
    en: { title: 'The passphrase of seat {index} is wrong. The share was not opened.', next: 'Ask the holder to enter it again, as often as needed.' },
  },
  'wrong-share': {
    ja: { title: '{index} 番の持ち分は、鍵を作ったときのものではありません。使っていません。', next: 'この持ち分を封筒に入れ、別の保管者の持ち分を使ってください。' },
    en: { title: 'Share {index} is not the one that was made with the key. It was not used.', next: "Put it in its envelope and use another holder's share." },
  },
  'lot-by-one-person': {
    ja: { title: '{contest}：入力した人と読み返した人が同じです。何も記録していません。', next: 'くじを見て、別の人が、その人の氏名で読み返してください。' },
    en: { title: '{contest}: whoever entered the lot read it back as well. Nothing was recorded.', next: 'Somebody else reads it back from the lot, under that name.' },
  },
  'lot-read-differently': {
    ja: { title: '{contest}：くじの結果が、二人で違います。何も記録していません。', next: '引いたくじと立会人で確かめ、もう一度、二人で入力してください。' },
    en: { title: '{contest}: the two name different winners. Nothing was recorded.', next: 'Look at the lot with the witnesses, and enter it again, both of you.' },
  },
  'lot-not-then': {
    ja: { title: '{contest}：くじの日時が、投票日より前か、今日より後です。何も記録していません。', next: '年、月、日を確かめて、もう一度入力してください。' },
    en: { title: '{contest}: the lot is dated before the day of the poll, or after today. Nothing was recorded.', next: 'Look at year, month and day, and enter it again.' },
  },
  'lot-reason-missing': {
    ja: {
      title: '{contest}：この同点のくじは、もう記録されています。何も変わっていません。',
      next: '入力が誤りだったときだけ、選挙長の氏名と理由を書いて入力しなおします。前のくじも記録に残ります。',
    },
    en: {
      title: '{contest}: a lot of this very tie is recorded. Nothing has changed.',
      next: "Enter it again only if the entry was wrong, with the chair's name and the reason. The earlier one stays in the record.",
    },
  },
  'correction-undecided': {
    ja: { title: '{contest}：くじのあと、または確定のあとの訂正です。前の数のままです。', next: '選挙長が立会人の前で決め、その氏名を入れて、もう一度入力してください。' },
    en: {
      title: '{contest}: this corrects a result that was final or decided by lot. The figures before stand.',
      next: 'The election chair decides it before the witnesses. Enter it again with their names.',
    },
  },
  'machine-too-few': {
    ja: { title: '{contest}：投票機で投票した人が {least} 人未満です。機械の分だけを示すことはできません。', next: '用紙の数を入力し、合計として示してください。' },
    en: { title: '{contest}: fewer than {least} people voted by machine. Its part is not told alone.', next: 'Enter the paper; the sum is told.' },
  },
  'figures-not-held-back': {
    ja: { title: '{contest} の得票数は、伏せていません。何も変わっていません。', next: '選挙の選択を確かめてください。' },
    en: { title: '{contest}: no figures are held back. Nothing has changed.', next: 'Check which contest was chosen.' },
  },
  'announcement-reason-missing': {
    ja: { title: '会場に発表した数が変わりました。訂正はまだ発表していません。', next: '先に、訂正の理由を書いて発表してください。会場にも、掲示と朗読案にも、訂正した回と理由が出ます。' },
    en: {
      title: 'The figures that the hall was told have changed. The correction is not announced yet.',
      next: 'First write why, and announce it. The hall, the poster and the script say which announcement is corrected, and why.',
    },
  },
  'lot-not-needed': {
    ja: { title: '{contest} にくじは要りません。何も変わっていません。', next: '選挙の選択を確かめてください。' },
    en: { title: '{contest} needs no lot. Nothing has changed.', next: 'Check which contest was chosen.' },
  },
  'lot-wrong-number': {
    ja: { title: '{contest} のくじの人数が違います。何も変わっていません。', next: 'くじで決まった人数だけ番号を選んでください。' },
    en: { title: '{contest}: this is not the number of seats to be drawn. Nothing has changed.', next: 'Choose as many numbers as the lot decided.' },
  },
  'lot-not-tied': {
    ja: { title: '{contest} のくじに、同じ得票数でない候補者が入っています。何も変わっていません。', next: 'くじの対象の候補者から選んでください。' },
    en: { title: '{contest}: somebody chosen is not among the tied candidates. Nothing has changed.', next: 'Choose among the tied candidates.' },
  },
} as const satisfies RefusalCatalogue<string>
