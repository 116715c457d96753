package com.mailfence.testbed.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One SMTP session over a plain socket, kept open for many messages. RFC 5321, RFC 2920. */
public final class SmtpClient implements AutoCloseable {
  private static final int PATIENCE = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private SmtpClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
  }

  /**
   * A reply of the server.
   *
   * @param code three digits
   * @param text all its lines
   */
  public record Reply(int code, String text) {
    public boolean isYes() {
      return code >= 200 && code < 300;
    }
  }

  /** Connects, waits for the greeting and says EHLO. */
  public static SmtpClient open(InetSocketAddress server) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    socket.connect(server, PATIENCE);
    SmtpClient client = new SmtpClient(socket);
    client.reply();
    client.say("EHLO client.example");
    return client;
  }

  /** Says one line and waits for the reply. */
  public Reply say(String line) throws IOException {
    write(line);
    out.flush();
    return reply();
  }

  /**
   * Sends one message, the envelope in one packet.
   *
   * @param message with CRLF line ends; dots are stuffed here
   * @return the reply that decides: the last one, or the first that says no
   */
  public Reply send(String from, List<String> to, byte[] message) throws IOException {
    write("MAIL FROM:<" + from + "> SIZE=" + message.length);
    for (String recipient : to) {
      write("RCPT TO:<" + recipient + ">");
    }
    write("DATA");
    out.flush();
    Reply no = null;
    for (int i = 0; i <= to.size(); i++) {
      Reply reply = reply();
      no = no == null && !reply.isYes() ? reply : no;
    }
    Reply go = reply();
    if (go.code() == 354) {
      out.write(stuffed(message));
      write(".");
      out.flush();
      go = reply();
    }
    if (no != null) {
      say("RSET");
      return no;
    }
    return go;
  }

  private void write(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private Reply reply() throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      String line = line();
      text.append(line).append('\n');
      if (line.length() < 4 || line.charAt(3) != '-') {
        return new Reply(Integer.parseInt(line.substring(0, 3)), text.toString().strip());
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new EOFException("the server hung up");
      }
      if (c != '\r') {
        line.write(c);
      }
      c = in.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** The message with its dots stuffed and a line end at its end. RFC 5321 s4.5.2. */
  private static byte[] stuffed(byte[] message) {
    ByteArrayOutputStream stuffed = new ByteArrayOutputStream(message.length + 64);
    int last = '\n';
    for (byte b : message) {
      if (b == '.' && last == '\n') {
        stuffed.write('.');
      }
      stuffed.write(b);
      last = b;
    }
    if (last != '\n') {
      stuffed.writeBytes(new byte[] {'\r', '\n'});
    }
    return stuffed.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
