#!/usr/bin/env bash
# TLS as openssl sees it: which versions and ciphers, which certificate, and a new one without a restart.
. "$(dirname "$0")/lib.sh"
need openssl openssl
need curl curl

# A certificate of the operator's own, for a name.
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
    -subj "/CN=$1" -addext "subjectAltName=DNS:$1" \
    -keyout "$work/new.key" -out "$work/new.pem" 2>/dev/null
  # In this order, and each in one step, as an ACME client does.
  mv "$work/new.key" "$work/tls.key"
  mv "$work/new.pem" "$work/tls.pem"
}

certificate first.compat.example
start_gateway --set "tls.certificate=$work/tls.pem" --set "tls.key=$work/tls.key" --set tls.look=200ms

# One handshake with these options of s_client, and what it came to.
shake() {
  local port=$1
  shift
  openssl s_client -connect "$(address "$port")" -servername "$domain" "$@" </dev/null 2>&1 || true
}

subject() { shake "$@" | openssl x509 -noout -subject 2>/dev/null || true; }

for port in https submissions; do
  echo "-- $port"
  for version in tls1_2 tls1_3; do
    says "$port speaks $version" '^ *(New, TLSv1\.[23]|Protocol *: TLSv1\.[23])' "$(shake "$port" "-$version")"
  done
  for version in tls1 tls1_1; do
    says "$port does not speak $version" '(alert|no protocols available|handshake failure)' \
      "$(shake "$port" "-$version" -cipher 'ALL:@SECLEVEL=0')"
  done
  for cipher in 3DES RC4 NULL aNULL MD5 EXPORT; do
    says_not "$port has no cipher of $cipher" '^New, TLSv1\.2, Cipher is [A-Z]' \
      "$(shake "$port" -tls1_2 -cipher "$cipher:@SECLEVEL=0")"
  done
  seen=$(shake "$port" -tls1_2 -cipher 'ECDHE:@SECLEVEL=0')
  says "$port keeps a recorded session secret" 'Cipher is ECDHE-' "$seen"
  says "$port does not compress" 'Compression: NONE' "$seen"
  says "$port renegotiates safely or not at all" 'Secure Renegotiation IS supported' "$seen"
  says "$port takes a name it does not know" 'subject=.*first\.compat' \
    "$(shake "$port" -servername unknown.example)"
done

echo "-- STARTTLS"
for port in smtp submission; do
  says "$port begins TLS" 'Cipher is [A-Z]' "$(shake "$port" -starttls smtp)"
  says "$port does not begin TLS 1.1" '(alert|no protocols|failure)' \
    "$(shake "$port" -starttls smtp -tls1_1 -cipher 'ALL:@SECLEVEL=0')"
done

echo "-- HTTP"
says "HTTP/2 is spoken" 'ALPN protocol: h2' "$(shake https -alpn h2,http/1.1)"
seen=$(curl -sS -i "http://$(address http)/" 2>&1 || true)
says "without TLS a browser is sent on" '^HTTP/1.1 301' "$seen"
seen=$(curl -sS -i -u "$anna:$password" "http://$(address http)/Microsoft-Server-ActiveSync" 2>&1 || true)
says "without TLS a login is refused" '^HTTP/1.1 403' "$seen"

echo "-- another certificate, no restart"
certificate second.compat.example
for port in https submissions; do
  for _ in $(seq 100); do
    seen=$(subject "$port")
    if [[ $seen == *second* ]]; then break; fi
    sleep 0.1
  done
  says "$port shows the new certificate" second.compat.example "$seen"
done
says "STARTTLS as well" second.compat.example "$(subject smtp -starttls smtp)"
echo nonsense >"$work/tls.pem"
for _ in $(seq 100); do
  if grep -q 'level=error\|level=warn' "$work/server.log"; then break; fi
  sleep 0.1
done
says "a broken file is told of" 'level=(warn|error).*tls\.pem|tls\.pem.*level' "$(cat "$work/server.log")"
says "and the old one stays" second.compat.example "$(subject https)"
certificate third.compat.example
for _ in $(seq 100); do
  seen=$(subject https)
  if [[ $seen == *third* ]]; then break; fi
  sleep 0.1
done
says "until it is right again" third.compat.example "$seen"
finish
