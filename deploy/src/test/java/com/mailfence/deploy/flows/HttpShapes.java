package com.mailfence.deploy.flows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests whose framing or head is not what HTTP allows, or is too much. // WS06, WS08 */
final class HttpShapes {
  private static final String PATH = "/Microsoft-Server-ActiveSync";

  /** In the body of a request, it must not be taken for the next one. */
  private static final String HIDDEN = "OPTIONS " + PATH + " HTTP/1.1\r\nHost: h\r\n\r\n";

  private final String login;

  HttpShapes(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(UTF_8);
    this.login = "Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
  }

  /** Where it is not clear how long the body is: one answer at most, and it is a refusal. */
  Map<String, String> smuggled() {
    String length = "Content-Length: " + HIDDEN.length() + "\r\n";
    Map<String, String> all = new LinkedHashMap<>();
    all.put("length and chunks", length + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    all.put("chunks and length", "Transfer-Encoding: chunked\r\n" + length + "\r\n0\r\n\r\n");
    all.put("two lengths", length + "Content-Length: 0\r\n\r\n");
    all.put("two lengths in one", "Content-Length: 0, " + HIDDEN.length() + "\r\n\r\n");
    all.put("a length with a sign", "Content-Length: +0\r\n\r\n");
    all.put("a negative length", "Content-Length: -1\r\n\r\n");
    all.put("a length of letters", "Content-Length: 0x0\r\n\r\n");
    all.put("a length beyond numbers", "Content-Length: 99999999999999999999\r\n\r\n");
    all.put("chunks and something", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
    all.put("nearly chunks", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
    all.put("a blank before the colon", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n");
    all.put("a folded field", "X-A: b\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    all.put("a chunk beyond numbers", "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n");
    all.put("a chunk of letters", "Transfer-Encoding: chunked\r\n\r\nxyz\r\n");
    all.put("a chunk with a sign", "Transfer-Encoding: chunked\r\n\r\n-1\r\n");
    all.put("two hosts", "Host: other\r\nContent-Length: 0\r\n\r\n");
    all.put("a field without a name", ": x\r\nContent-Length: 0\r\n\r\n");
    all.put("a zero in a field", "X-A: a\0b\r\nContent-Length: 0\r\n\r\n");
    all.put("a bare CR in a field", "X-A: a\rContent-Length: 0\r\n\r\n");
    all.replaceAll((name, rest) -> post("Cmd=FolderSync") + rest + HIDDEN);
    return all;
  }

  /** What has its clear refusal; what may be tolerated is not here. */
  Map<String, String> refused() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("no host", "OPTIONS " + PATH + " HTTP/1.1\r\n" + login + "\r\n");
    all.put("HTTP 0.9", "GET " + PATH + "\r\n");
    all.put("HTTP 3", "GET " + PATH + " HTTP/3.0\r\nHost: h\r\n\r\n");
    all.put("no HTTP", "EHLO evil\r\nMAIL FROM:<>\r\n\r\n");
    all.put("a line of a megabyte", "GET /" + "a".repeat(1 << 20));
    all.put("a field of a megabyte", post("Cmd=Ping") + "X-A: " + "a".repeat(1 << 20));
    all.put("many fields", post("Cmd=Ping") + "X-A: a\r\n".repeat(100_000) + "\r\n");
    all.put("a password of 10,000", basic("a:" + "p".repeat(10_000)));
    all.put("no colon in the login", basic("anna"));
    all.put("no base64 in the login", with("Authorization: Basic ====!\r\n"));
    all.put("another scheme", with("Authorization: Negotiate TlRMTVNTUAABAAAA\r\n"));
    all.put("a zero in the login", basic("eve\0@house.example:x"));
    all.put("a login that is no UTF-8", with("Authorization: Basic /////zr/\r\n"));
    all.put("a path with a dot segment", at("/x/..;/Microsoft-Server-ActiveSync"));
    all.put("an encoded slash", at("/x/..%2fMicrosoft-Server-ActiveSync"));
    all.put("an encoded zero", at(PATH + "%00"));
    all.put("a longer path", at(PATH + "/../../etc/passwd"));
    all.put("a backslash", at("\\Microsoft-Server-ActiveSync"));
    all.put("twice encoded", at("/%252e%252e/Microsoft-Server-ActiveSync"));
    all.put("TRACE", "TRACE " + PATH + " HTTP/1.1\r\nHost: h\r\n" + login + "\r\n");
    all.put("CONNECT", "CONNECT evil:25 HTTP/1.1\r\nHost: evil:25\r\n" + login + "\r\n");
    all.put("PUT", "PUT " + PATH + " HTTP/1.1\r\nHost: h\r\n" + login + "\r\n");
    queries(all);
    return all;
  }

  /** Queries that say nothing, or too much. */
  private void queries(Map<String, String> all) {
    for (String query :
        new String[] {
          "",
          "Cmd=",
          "Cmd=Nothing&DeviceId=d&DeviceType=t",
          "Cmd=Sync&Cmd=Ping&DeviceId=d&DeviceType=t",
          "Cmd=Sync&DeviceId=" + "d".repeat(5_000) + "&DeviceType=t",
          "Cmd=Sync&DeviceId=%00&DeviceType=t",
          "Cmd=Sync&DeviceId=%FF%FE&DeviceType=t",
          "Cmd=Sync&DeviceId=%zz&DeviceType=t",
          "Cmd=Sync&DeviceId='%20or%201=1&DeviceType=t&User=someone@house.example",
          "====",
          "AAAA",
          "jQkJBA",
          "jQD//////////w==",
          encoded(141, 200, 0, 0, 1, 'd', 0, 1, 't'),
          encoded(250, 0, 0, 0, 1, 'd', 0, 1, 't'),
          encoded(141, 0, 0, 0, 255, 'd', 0, 1, 't'),
          encoded(141, 0, 0, 0, 1, 'd', 3, 1, 2, 3, 1, 't'),
          encoded(141, 0, 0, 0, 1, 'd', 0, 1, 't', 1, 200),
          encoded(141, 0, 0, 0, 1, 'd', 0, 1, 't', 8, 3, 'b', 'e', 'n'),
        }) {
      String name = "query " + (query.length() > 60 ? query.substring(0, 60) : query);
      all.put(name, post(query) + "Content-Length: 0\r\n\r\n");
    }
  }

  private static String encoded(int... bytes) {
    byte[] query = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      query[i] = (byte) bytes[i];
    }
    return Base64.getEncoder().encodeToString(query);
  }

  /** The beginning of a request, its fields still open. */
  String post(String query) {
    return "POST " + PATH + "?" + query + " HTTP/1.1\r\nHost: h\r\n" + login;
  }

  private String at(String path) {
    return "OPTIONS " + path + " HTTP/1.1\r\nHost: h\r\n" + login + "\r\n";
  }

  private static String basic(String pair) {
    String text = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return with("Authorization: Basic " + text + "\r\n");
  }

  private static String with(String field) {
    return "OPTIONS " + PATH + " HTTP/1.1\r\nHost: h\r\n" + field + "\r\n";
  }
}
