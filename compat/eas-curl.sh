#!/usr/bin/env bash
# ActiveSync with curl for HTTP and libwbxml for the documents: another codec than ours reads and writes them.
. "$(dirname "$0")/lib.sh"
need curl curl
need xml2wbxml libwbxml2-utils
need swaks swaks
start_gateway --set eas.least_heartbeat=1s --set eas.policy_required=true

readonly url=https://$(address https)
readonly type=application/vnd.ms-sync.wbxml
version=14.1
key=0

# The document (XML with namespaces as the papers write them) as WBXML. libwbxml has its own names for them.
encode() {
  {
    echo '<?xml version="1.0" encoding="UTF-8"?>'
    echo '<!DOCTYPE AirSync PUBLIC "-//AIRSYNC//DTD AirSync//EN" "http://www.microsoft.com/">'
    sed 's#xmlns="\([A-Za-z0-9]*\):"#xmlns="http://synce.org/formats/airsync_wm5/\L\1"#g' <<<"$1"
  } >"$work/asked.xml"
  xml2wbxml -n -a -v 1.3 -o "$work/asked.wbxml" "$work/asked.xml" >/dev/null 2>&1
}

decode() { wbxml2xml -l AIRSYNC -m 0 -o - "$work/answer" 2>/dev/null | sed 's/ xmlns="[^"]*"//g; s/></>\n</g'; }

# web ARGUMENT... : curl as the user, its answer in $work/answer and the head in $work/head.
web() { curl -sS -k --max-time 60 -o "$work/answer" -D "$work/head" -u "$anna:$password" "$@"; }

status() { awk '/^HTTP/ { code = $2 } END { print code }' "$work/head"; }

# post QUERY DOCUMENT : a command; the answer as XML.
post() {
  encode "$2"
  web -H "MS-ASProtocolVersion: $version" -H "X-MS-PolicyKey: $key" -H "Content-Type: $type" \
    --data-binary "@$work/asked.wbxml" "$url/Microsoft-Server-ActiveSync?$1"
  if [ -s "$work/answer" ]; then decode; fi
}

plain() { post "Cmd=$1&User=$anna&DeviceId=curl1&DeviceType=curl" "$2"; }

# The text of the first element of a name.
text() { sed -n "s#.*<$1>\([^<]*\)</$1>.*#\1#p" <<<"$2" | head -n 1; }

echo "-- OPTIONS"
web -X OPTIONS "$url/Microsoft-Server-ActiveSync"
seen=$(tr '[:upper:]' '[:lower:]' <"$work/head")
says "all versions are offered" '^ms-asprotocolversions: .*12\.1,14\.0,14\.1,16\.0,16\.1' "$seen"
says "and the commands" '^ms-asprotocolcommands: .*foldersync.*ping' "$seen"
same "without a login it is 401" 401 "$(curl -sS -k -o /dev/null -w '%{http_code}' "$url/Microsoft-Server-ActiveSync" -X OPTIONS)"
same "over HTTP/1.1 as well" 200 "$(web --http1.1 -X OPTIONS "$url/Microsoft-Server-ActiveSync" && status)"

echo "-- Autodiscover"
cat >"$work/ask.xml" <<XML
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006">
<Request><EMailAddress>$anna</EMailAddress>
<AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006</AcceptableResponseSchema>
</Request></Autodiscover>
XML
web -H 'Content-Type: text/xml' --data-binary "@$work/ask.xml" "$url/Autodiscover/Autodiscover.xml"
says "XML names the address" "<Url>https://$domain/Microsoft-Server-ActiveSync</Url>" "$(cat "$work/answer")"
web "$url/autodiscover/autodiscover.json?Email=$anna&Protocol=ActiveSync"
says "JSON as well" "\"Url\" *: *\"https://$domain/Microsoft-Server-ActiveSync\"" "$(cat "$work/answer")"
seen=$(curl -sS -k "$url/autodiscover/autodiscover.json?Email=$anna&Protocol=ActiveSync")
other=$(curl -sS -k "$url/autodiscover/autodiscover.json?Email=nobody@$domain&Protocol=ActiveSync")
same "and the same for who is not here" "$seen" "$other"

echo "-- Provision"
folders='<FolderSync xmlns="FolderHierarchy:"><SyncKey>0</SyncKey></FolderSync>'
seen=$(plain FolderSync "$folders")
same "without a policy 14.1 says 142" 142 "$(text Status "$seen")"
version=12.1
plain FolderSync "$folders" >/dev/null
same "and 12.1 by HTTP 449" 449 "$(status)"
version=12.1
seen=$(plain Provision '<Provision xmlns="Provision:"><Policies><Policy><PolicyType>MS-EAS-Provisioning-WBXML</PolicyType></Policy></Policies></Provision>')
key=$(text PolicyKey "$seen")
says "there is a policy" 'EASProvisionDoc' "$seen"
seen=$(plain Provision "<Provision xmlns=\"Provision:\"><Policies><Policy><PolicyType>MS-EAS-Provisioning-WBXML</PolicyType><PolicyKey>$key</PolicyKey><Status>1</Status></Policy></Policies></Provision>")
says_not "which is not said twice" 'EASProvisionDoc' "$seen"
temporary=$key
key=$(text PolicyKey "$seen")
says "its key is another now" '^[1-9][0-9]*$' "$key"
same "than the first" yes "$([ "$key" != "$temporary" ] && echo yes)"

echo "-- FolderSync"
version=14.1
seen=$(plain FolderSync "$folders")
same "the folders come" 1 "$(text Status "$seen")"
inbox=$(tr -d '\n' <<<"$seen" | sed 's/<Add>/\n&/g' | sed -n 's#.*<ServerId>\([0-9]*\)</ServerId>.*<Type>2</Type>.*#\1#p')
says "one of them is the Inbox" '^[0-9]+$' "$inbox"
again=$(text SyncKey "$seen")
seen=$(plain FolderSync "<FolderSync xmlns=\"FolderHierarchy:\"><SyncKey>$again</SyncKey></FolderSync>")
same "nothing is new the second time" 0 "$(text Count "$seen")"
seen=$(plain FolderSync '<FolderSync xmlns="FolderHierarchy:"><SyncKey>nonsense</SyncKey></FolderSync>')
same "a wrong key is 9" 9 "$(text Status "$seen")"

echo "-- Sync"
# A Sync of the Inbox with this key, and what else stands in the collection.
sync() { echo "<Sync xmlns=\"AirSync:\"><Collections><Collection><SyncKey>$1</SyncKey><CollectionId>$inbox</CollectionId>${2:-}</Collection></Collections></Sync>"; }
body='<Options><BodyPreference xmlns="AirSyncBase:"><Type>1</Type></BodyPreference></Options>'
swaks --server "$(address smtp)" --from friend@outside.example --to "$anna" --header 'Subject: by curl' \
  --body $'Gr\xc3\xbc\xc3\x9fe aus dem Ofen' >"$work/swaks" 2>&1
seen=$(plain Sync "$(sync 0)")
first=$(text SyncKey "$seen")
says "there is a key" '.' "$first"
seen=$(plain Sync "$(sync "$first" "<GetChanges/><WindowSize>10</WindowSize>$body")")
says "the mail comes" '<Subject>by curl</Subject>' "$seen"
says "with its text" 'Grüße aus dem Ofen' "$seen"
item=$(tr -d '\n' <<<"$seen" | sed -n 's#.*<Add><ServerId>\([0-9:]*\)</ServerId>.*#\1#p')
second=$(text SyncKey "$seen")
seen=$(plain Sync "$(sync "$first" "<GetChanges/><WindowSize>10</WindowSize>$body")")
says "asked again under the same key, it comes again" '<Subject>by curl</Subject>' "$seen"
second=$(text SyncKey "$seen")
seen=$(plain Sync "$(sync "$second" "<GetChanges/>$body<Commands><Change><ServerId>$item</ServerId><ApplicationData><Read xmlns=\"Email:\">1</Read></ApplicationData></Change></Commands>")")
says_not "what it reads itself is not told it" '<Change>' "$seen"
third=$(text SyncKey "$seen")
seen=$(plain Sync "$(sync "${third:-$second}" "<GetChanges/>$body")")
same "then nothing is new, and said with nothing" 200 "$(status)"
seen=$(plain Sync "$(sync nonsense '<GetChanges/>')")
same "a wrong key is 3" 3 "$(text Status "$seen")"

echo "-- the query in base64"
# Version 14.1, the command, English, the device, the policy's key, its type.
query() {
  local octets
  printf -v octets '\\x8d\\x%02x\\x09\\x04\\x05curl1\\x04\\x%02x\\x%02x\\x%02x\\x%02x\\x04curl' \
    "$1" $((key & 255)) $((key >> 8 & 255)) $((key >> 16 & 255)) $((key >> 24 & 255))
  printf "$octets" | base64 -w 0
}
seen=$(post "$(query 9)" "$folders")
same "FolderSync" 1 "$(text Status "$seen")"
seen=$(post "$(query 18)" "<Ping xmlns=\"Ping:\"><HeartbeatInterval>1</HeartbeatInterval><Folders><Folder><Id>$inbox</Id><Class>Email</Class></Folder></Folders></Ping>")
says "Ping" '^[127]$' "$(text Status "$seen")"
post 'AAAA' "$folders" >/dev/null
same "what is cut is 400" 400 "$(status)"

echo "-- what is refused"
head -c 8 "$work/asked.wbxml" >"$work/cut"
web -H 'MS-ASProtocolVersion: 14.1' -H "X-MS-PolicyKey: $key" -H "Content-Type: $type" --data-binary "@$work/cut" \
  "$url/Microsoft-Server-ActiveSync?Cmd=FolderSync&DeviceId=curl1&DeviceType=curl"
says "half a document" '^(101|102|103)$' "$(text Status "$(decode)")"
version=19.1
plain FolderSync "$folders" >/dev/null
same "a version there is not is 400" 400 "$(status)"
version=14.1
post "Cmd=Nothing&DeviceId=curl1&DeviceType=curl" "$folders" >/dev/null
same "a command there is not is 501" 501 "$(status)"
post "Cmd=FolderSync&User=$ben&DeviceId=curl1&DeviceType=curl" "$folders" >/dev/null
same "another user than the login is 403" 403 "$(status)"
same "a path there is not is 404" 404 "$(web -X POST -d x "$url/nowhere" && status)"
finish
