#!/usr/bin/env bash
# SMTP as swaks and openssl speak it: what is offered, taken and refused, on ports 25, 587 and 465.
. "$(dirname "$0")/lib.sh"
need swaks swaks libnet-ssleay-perl libio-socket-ssl-perl
need openssl openssl
start_gateway

# Talks like swaks with these options and tells the transcript, whatever came of it.
swak() { timeout 60 swaks --helo client.example "$@" 2>&1 || true; }
on() { local name=$1; shift; swak --server 127.0.0.1 --port "$(port "$name")" "$@"; }
login=(--auth-user "$anna" --auth-password "$password")

# plain ADDRESS [COMMANDS] : greets a port and, when it answered, gives it commands until it says 354, if
# there are any; then says all of standard input in one go and tells all that comes back.
plain() {
  local host=${1%:*} port=${1#*:} line=
  exec {wire}<>"/dev/tcp/$host/$port"
  IFS= read -r -t 20 -u "$wire" line
  printf 'EHLO client.example\r\n' >&"$wire"
  until [[ $line == '250 '* ]]; do IFS= read -r -t 20 -u "$wire" line; done
  if [ $# -gt 1 ]; then
    printf "$2" >&"$wire"
    until [[ $line == [345]* ]]; do IFS= read -r -t 20 -u "$wire" line; done
  fi
  cat >&"$wire"
  timeout 20 cat <&"$wire" | tr -d '\r' || true
  exec {wire}>&-
}

echo "-- what is offered"
seen=$(on smtp --quit-after EHLO)
for word in 'SIZE 52428800' PIPELINING 8BITMIME SMTPUTF8 CHUNKING ENHANCEDSTATUSCODES STARTTLS; do
  says "port 25 offers $word" "250[- ]$word" "$seen"
done
says_not "port 25 offers no login" '250[- ]AUTH' "$seen"
seen=$(on submission --quit-after EHLO)
says_not "port 587 offers no login before TLS" '250[- ]AUTH' "$seen"
seen=$(on submission --tls --quit-after EHLO)
says "port 587 offers login inside TLS" '250[- ]AUTH .*PLAIN' "$seen"
says_not "and TLS not again" '^ ?<~ *250[- ]STARTTLS' "$seen"
seen=$(on submissions --tls-on-connect --quit-after EHLO)
says "port 465 offers login" '250[- ]AUTH .*PLAIN' "$seen"

echo "-- mail from outside"
seen=$(on smtp --from friend@outside.example --to "$anna" --header 'Subject: plainly')
says "a mail is taken" '<-  250 2' "$(grep -A1 -- '-> \.$' <<<"$seen")"
seen=$(on smtp --tls --from friend@outside.example --to "$anna,$ben" --header 'Subject: for two')
says "a mail for two inside TLS is taken" '<~  250 2' "$(grep -A1 -- '~> \.$' <<<"$seen")"
seen=$(on smtp --from '<>' --to "$anna" --header 'Subject: a report')
says "a mail without a sender is taken" '<-  250 2' "$(grep -A1 -- '-> \.$' <<<"$seen")"
seen=$(on lmtp --protocol LMTP --from friend@outside.example --to "$anna,$ben" --header 'Subject: by LMTP')
same "LMTP answers for each recipient" 2 "$(grep -A2 -- '-> \.$' <<<"$seen" | grep -c '<-  250 2')"

echo "-- what is refused"
seen=$(on smtp --from friend@outside.example --to "nobody@$domain")
says "unknown users" '<\*\* 550 5\.1\.1' "$seen"
seen=$(on smtp --from friend@outside.example --to somebody@elsewhere.example)
says "relaying" '<\*\* 55[04] 5\.7\.1' "$seen"
seen=$(printf 'MAIL FROM:<a@b.example> SIZE=52428801\r\nQUIT\r\n' | plain "$(address smtp)")
says "what is announced as too large" '^552 5\.3\.4' "$seen"
seen=$(printf 'MAIL FROM:<a@b.example> BODY=BINARYMIME\r\nQUIT\r\n' | plain "$(address smtp)")
says "what is not offered" '^5(01|04|55) ' "$seen"
seen=$(on smtp --tls "${login[@]}" --quit-after AUTH)
says "login at port 25" '(does not support|did not advertise|Host did not)' "$seen"
seen=$(on submission --from "$anna" --to "$ben" --quit-after RCPT)
says "sending without login" '<\*\* 530 5\.7\.' "$seen"
seen=$(on submission --tls --auth PLAIN --auth-user "$anna" --auth-password wrong --quit-after AUTH)
unknown=$(on submission --tls --auth PLAIN --auth-user "nobody@$domain" --auth-password wrong --quit-after AUTH)
says "a wrong password" '<~\* 535 5\.7\.8' "$seen"
same "and an unknown user in the same words" "$(grep ' 535 ' <<<"$seen")" "$(grep ' 535 ' <<<"$unknown")"

echo "-- mail of users"
for how in PLAIN LOGIN; do
  seen=$(on submission --tls --auth "$how" "${login[@]}" --from "$anna" --to "$ben" \
    --header "From: $anna" --header "Subject: by $how")
  says "sending after AUTH $how" '<~  250 2' "$(grep -A1 -- '~> \.$' <<<"$seen")"
done
seen=$(on submissions --tls-on-connect --auth PLAIN "${login[@]}" --from "$anna" --to "$ben" \
  --header "From: $anna")
says "sending at port 465" '<~  250 2' "$(grep -A1 -- '~> \.$' <<<"$seen")"
seen=$(on submission --tls --auth PLAIN "${login[@]}" --from "$ben" --to "$ben" --header "From: $ben")
says "sending as somebody else is refused" '<~\* 55[03] 5\.7\.1' "$seen"
seen=$(on submission --tls --auth PLAIN "${login[@]}" --from "$anna" --to "$ben" --header "From: $ben")
says "and so it is in the head alone" '<~\* 55[03] 5\.7\.1' "$seen"

echo "-- letters beyond ASCII"
seen=$(printf 'MAIL FROM:<j\xc3\xb6rg@outside.example> SMTPUTF8\r\nRCPT TO:<%s>\r\nQUIT\r\n' "$anna" | plain "$(address smtp)")
says "an address with SMTPUTF8" '^250 2\.1\.0' "$seen"
seen=$(printf 'MAIL FROM:<j\xc3\xb6rg@outside.example>\r\nQUIT\r\n' | plain "$(address smtp)")
says "and not without" '^5[0-9]{2} 5\.(1|6)\.' "$seen"
seen=$(printf 'MAIL FROM:<j\xc3@outside.example> SMTPUTF8\r\nQUIT\r\n' | plain "$(address smtp)")
says "broken UTF-8 is refused" '^5[0-9]{2} ' "$seen"
seen=$(on smtp --from friend@outside.example --to "$anna" --body $'Gr\xc3\xbc\xc3\x9fe' --header 'Subject: 8 bit')
says "8-bit text is taken" '<-  250 2' "$(grep -A1 -- '-> \.$' <<<"$seen")"

echo "-- what hides in something else"
open="MAIL FROM:<a@b.example>\r\nRCPT TO:<$ben>\r\nDATA\r\n"
hidden="MAIL FROM:<a@b.example>\r\nRCPT TO:<$ben>\r\nDATA\r\nSubject: smuggled\r\n\r\nx\r\n.\r\nQUIT\r\n"
for end in '\n.\n' '\n.\r\n' '\r.\r' '\r\n.\r' '\r\n.\n'; do
  seen=$(printf "Subject: first\r\n\r\nfirst$end$hidden" | plain "$(address smtp)" "$open")
  says "an end written $end is none" '^(5[0-9]{2}|421) ' "$seen"
  says_not "and nothing was taken at $end" '^250 2\.0\.0' "$seen"
done
seen=$(printf 'Subject: first\r\n\r\nfirst\r\n.\r\nQUIT\r\n' | plain "$(address smtp)" "$open")
says "the one end there is ends it" '^250 2\.0\.0' "$seen"
seen=$(printf 'STARTTLS\r\nMAIL FROM:<a@b.example>\r\n' | plain "$(address submission)")
same "nothing behind STARTTLS is answered in the clear" 0 "$(grep -c '^250 2.1.0' <<<"$seen" || true)"
says "who talks before he is greeted is sent away" '^554 ' "$seen"

echo "-- what arrived"
seen=$(gateway account show "$ben")
says "the account is told of" "$ben" "$seen"
finish
