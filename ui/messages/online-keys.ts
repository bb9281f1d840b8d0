/** Words of a program of the online ballot box that was given a key or a name of nobody, or one site alone. Both languages are printed. */

const ask = {
  ja: '設定に署名したときに作った鍵のファイルを指定して、もう一度始めてください。',
  en: 'Name the key file that was made when the settings were signed, and begin again.',
}

export const keyOfNobody = {
  gate: {
    ja: `この鍵は、署名された設定にある認証の鍵ではありません。認証は始めていません。記録された票は失われていません。${ask.ja}`,
    en: `This is not the key of the gate that the signed settings name. The gate has not begun, and no recorded vote is lost. ${ask.en}`,
  },
  promise: {
    ja: `この鍵は、署名された設定にある受付の鍵ではありません。受付は始めていません。記録された票は失われていません。${ask.ja}`,
    en: `This is not the key of the collectors that the signed settings name. The collector has not begun, and no recorded vote is lost. ${ask.en}`,
  },
  sequencer: {
    ja: `この鍵は、署名された設定にある記録係の鍵ではありません。記録簿には何も書いていません。記録された票は失われていません。${ask.ja}`,
    en: `This is not the key of the sequencer that the signed settings name. Nothing was written to the log, and no recorded vote is lost. ${ask.en}`,
  },
} as const

export const witnessOfNobody = {
  ja: '証人 {name} は、署名された設定にありません。記録簿には何も書いていません。設定にある証人の名前を書いて、もう一度始めてください。',
  en: 'The signed settings name no witness {name}. Nothing was written to the log. Write a name of the settings, and begin again.',
}

export const liveOnOneSite = {
  ja: '本番の選挙の投票箱は、二つの場所のデータベースに記録してから返事をします。この設定は一つの場所（sites が 1）です。何も始めていません。記録された票は失われていません。sites を 2 にし、二つ目の場所を用意して、もう一度始めてください。',
  en: 'A box of a live election answers when the databases of two sites have a vote. This config says one site (sites is 1). Nothing has begun, and no recorded vote is lost. Set sites to 2, make the second site ready, and begin again.',
}

export const liveWithoutKernel = {
  ja: '票を確かめる計算の部品（dist/kernel/group.wasm）がありません。本番の選挙では、ないと一票に十倍の時間がかかります。受付は始めていません。記録された票は失われていません。このフォルダーで node build/kernel.mjs を動かして、もう一度始めてください。',
  en: 'The kernel that checks votes (dist/kernel/group.wasm) is missing. Without it each vote of a live election takes ten times as long. The collector has not begun, and no recorded vote is lost. Run node build/kernel.mjs in this folder, and begin again.',
}

export const liveFromSources = {
  ja: '本番の選挙の取り出しは、組み立てて一覧で公表した一つのファイルで行います。これは、組み立てる前のプログラムです。何も書いていません。投票箱は変わっていません。npm run build を動かし、node dist/services/online-export.mjs で始めてください。',
  en: 'A live election is exported by the one file that was built and is on the published list. This is the program before it was built. Nothing was written, and the box is unchanged. Run npm run build, and begin with node dist/services/online-export.mjs.',
}

export const notApprovedByTwo = {
  ja: '{path} に、選挙データが名を挙げる承認者二人の承認がありません。何も始めていません。記録された票は失われていません。選挙管理委員会で二人が承認し、そのとき書かれたファイルを署名されたファイルの隣に置いて、もう一度始めてください。',
  en: '{path}: two of the approvers whom the package names have not approved this. Nothing has begun, and no recorded vote is lost. Two people approve it at the commission; put the file that is written then beside the signed one, and begin again.',
}

const asked = {
  ja: '設定の passkeys を直して、もう一度始めてください。',
  en: 'Mend passkeys in the config, and begin again.',
}

export const liveWithoutPasskeys = {
  ja: `本番の選挙では、職員は合言葉のほかにパスキーを使います。この設定にはパスキーもそれがない理由もありません。何も始めていません。名簿も票もそのままです。${asked.ja}`,
  en: `In a live election people of the office use a passkey beside the passphrase. This config has neither passkeys nor a reason why not. Nothing has begun; roll and votes are as they were. ${asked.en}`,
}

export const passkeysOfAnother = {
  ja: `パスキーの相手先 {relyingParty} が、職員の画面のアドレス {origin} と合いません。アドレスは https で、その名前か上の名前でなければ、ブラウザーはパスキーを使いません。何も始めていません。${asked.ja}`,
  en: `Passkeys of {relyingParty} do not fit the address of the page, {origin}. A browser uses them over https alone, and for this host or a domain above it. Nothing has begun. ${asked.en}`,
}

export const gazetteOfNobody = {
  ja: '公報とポスターの一覧に、この選挙の選挙管理委員会の署名がないか、選挙と合いません（{why}）。投票のページは始めていません。署名した一覧を置くか、一覧を除いて、もう一度始めてください。',
  en: 'The list of gazette and posters is not signed by the commission of this election, or does not fit it ({why}). The page has not begun. Put the signed list there or take the list away, and begin again.',
}

export const gazetteFileDiffers = {
  ja: '公報とポスターのファイル {name} がないか、署名した一覧のものと違います。投票のページは始めていません。署名したときのファイルを置くか、一覧に署名し直して、もう一度始めてください。',
  en: 'The file {name} of gazette and posters is missing, or is another one than was signed. The page has not begun. Put the signed file there or sign the list anew, and begin again.',
}

export const listOfNobody = {
  ja: '投票済みの一覧に、署名された設定にある取り出し係二人の署名がありません。名簿の変更は何も書いていません。取り出しで書き出された一覧のファイルで、もう一度始めてください。',
  en: 'Two exporters of the signed settings have not signed this list of who voted. No change of the roll was written. Begin again with the file of the export.',
}

export const listBeforeTheClose = {
  ja: '投票済みの一覧が、締切りより前に作られています。名簿の変更は何も書いていません。締切りの後に取り出した一覧で、もう一度始めてください。',
  en: 'This list of who voted was made before the close. No change of the roll was written. Begin again with the list of an export after the close.',
}

export const witnessMemory = {
  began: { ja: '証人の記憶を作りました：{path}。まだ何も見ていません。', en: 'The memory of the witness was made: {path}. It has seen nothing yet.' },
  there: {
    ja: '証人の記憶は、もうあります：{path}。何も変えていません。begin を付けずに始めてください。',
    en: 'The witness has its memory already: {path}. Nothing was changed. Start it without begin.',
  },
  gone: {
    ja: '証人の記憶がありません：{path}。何にも署名していません。初めて動かすときは begin を付けます。前に動いていたときは、新しく作ると、書き換えられた記録簿にも署名してしまいます。元のファイルを戻してください。戻せないときは、責任者と、ほかの証人の担当者に知らせ、二人で決めてから begin を付けます。',
    en: 'The memory of the witness is not there: {path}. Nothing was signed. If it never ran before, add begin. If it did, a new memory would sign a log that somebody has changed: put the file back. If that cannot be done, tell the person in charge and the people of the other witnesses, and two of you decide before begin is added.',
  },
} as const

export const migrateWords = {
  'no-answer': {
    ja: 'データベースに入れません。何も変えていません。動いているか、設定の host、name、user が合っているかを見て、もう一度行ってください。',
    en: 'The database lets nobody in. Nothing was changed. See whether it runs and whether host, name and user of the config are right, and begin again.',
  },
  done: {
    ja: 'データベースは、このプログラムの形になっています。いま足したもの {count} 個。',
    en: 'The database has the schema of this program. Added now: {count}.',
  },
  'database-is-newer': {
    ja: 'このデータベースは、もっと新しいプログラムのものです（{number} 個目まで）。何も変えていません。その版のプログラムを使ってください。',
    en: 'This database was made by a newer program (up to number {number}). Nothing was changed. Use that version of the program.',
  },
  'file-changed': {
    ja: '{name} は、このデータベースを作ったときのものと違います。何も変えていません。公表されたプログラムを入れ直し、それでも同じなら、データベースの写しを取り、責任者に知らせてください。',
    en: '{name} is not the file that made this database. Nothing was changed. Install the published program again; if it is the same then, keep a copy of the database and report it to the person in charge.',
  },
} as const
