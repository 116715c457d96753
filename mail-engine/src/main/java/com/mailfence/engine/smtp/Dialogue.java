package com.mailfence.engine.smtp;

import com.mailfence.core.Refusal;
import com.mailfence.engine.account.Logins;
import com.mailfence.engine.account.Outcome;
import com.mailfence.engine.smtp.Command.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of commands: what each means after those before it. RFC 5321 s4.1.4 */
final class Dialogue {
  private final Terms terms;
  private final Visit visit;
  private final Desk desk;
  private final Logins logins;
  private final Conduct conduct;
  private @Nullable Mail mail;
  private @Nullable Sasl sasl;

  Dialogue(Terms terms, Visit visit, Desk desk, Logins logins) {
    this.terms = terms;
    this.visit = visit;
    this.desk = desk;
    this.logins = logins;
    this.conduct = new Conduct(terms.service() == Service.LMTP);
  }

  /** The message under way, if there is one. */
  @Nullable Mail mail() {
    return mail;
  }

  Conduct conduct() {
    return conduct;
  }

  /** Answers one command; DATA, BDAT, AUTH and STARTTLS have more to come, see the session. */
  Reply answer(Command command) {
    Reply reply = judged(command);
    if (!reply.isPositive()) {
      conduct.failed();
    }
    return reply;
  }

  private Reply judged(Command command) {
    return switch (command.verb()) {
      case EHLO, HELO, LHLO -> greet(command);
      case STARTTLS -> startTls(command);
      case AUTH -> auth(command);
      case MAIL -> mailFrom(command);
      case RCPT -> rcptTo(command);
      case DATA -> data(command);
      case RSET -> reset(command);
      case NOOP -> idle(Replies.OK);
      case VRFY -> idle(Replies.NOT_CHECKED); // RFC 5321 s7.3, SM19
      case HELP -> idle(Replies.HELP);
      case QUIT -> command.argument().isEmpty() ? Replies.BYE : Replies.ARGUMENT;
      case EXPN -> Replies.NOT_HERE;
      case BDAT, UNKNOWN -> Replies.UNKNOWN;
    };
  }

  private Reply idle(Reply reply) {
    conduct.idled();
    return reply;
  }

  /** Gives the message under way up. */
  void abandon() {
    Mail before = mail;
    mail = null;
    if (before != null) {
      before.close();
    }
  }

  private Reply greet(Command command) {
    conduct.idled();
    boolean lmtp = terms.service() == Service.LMTP;
    if (lmtp != (command.verb() == Verb.LHLO)) {
      return Replies.UNKNOWN; // RFC 2033 s4.1
    }
    String as = command.argument();
    if (as.isEmpty() || as.length() > 255) {
      return Replies.ARGUMENT;
    }
    abandon();
    boolean extended = command.verb() != Verb.HELO;
    visit.greeted(as, extended);
    return extended ? new Reply(250, "", extensions()) : Reply.plain(250, terms.host());
  }

  private List<String> extensions() {
    List<String> lines = new ArrayList<>();
    lines.add(terms.host());
    lines.add("PIPELINING");
    lines.add("SIZE " + terms.largest()); // SMTP-008
    lines.add("8BITMIME");
    lines.add("SMTPUTF8");
    lines.add("CHUNKING");
    lines.add("ENHANCEDSTATUSCODES");
    lines.add("LIMITS RCPTMAX=" + Terms.RECIPIENTS); // RFC 9422
    if (terms.startTls() && !visit.isSecured()) {
      lines.add("STARTTLS");
    }
    if (mayLogIn()) {
      lines.add("AUTH PLAIN LOGIN"); // SMTP-002
    }
    return lines;
  }

  private boolean mayLogIn() {
    return terms.service() == Service.SUBMISSION && visit.isSecured() && visit.peer() != null;
  }

  private Reply startTls(Command command) {
    if (!terms.startTls()) {
      return Replies.NOT_HERE;
    }
    if (!command.argument().isEmpty()) {
      return Replies.ARGUMENT;
    }
    return visit.isSecured() ? Replies.SEQUENCE : Replies.START_TLS;
  }

  private Reply auth(Command command) {
    if (terms.service() != Service.SUBMISSION) {
      return Replies.NOT_HERE;
    }
    if (!visit.isSecured()) {
      return Replies.CLEAR_LOGIN; // TL04
    }
    var peer = visit.peer();
    if (peer == null || !visit.isGreeted() || visit.account() != null || mail != null) {
      return Replies.SEQUENCE;
    }
    sasl = new Sasl(logins, peer);
    return proceed(sasl, sasl.begin(command.argument()));
  }

  /** Answers a line of the exchange of credentials under way. */
  Reply credentials(String line) {
    Sasl exchange = sasl;
    return exchange == null ? Replies.SEQUENCE : proceed(exchange, exchange.go(line));
  }

  private Reply proceed(Sasl exchange, Reply reply) {
    if (exchange.outcome() instanceof Outcome.Granted granted) {
      visit.loggedIn(granted.account());
    } else if (exchange.outcome() != null) {
      conduct.loginFailed();
    }
    if (reply.code() != 334) {
      sasl = null;
    }
    return reply;
  }

  private Reply mailFrom(Command command) {
    if (!visit.isGreeted() || mail != null) {
      return Replies.SEQUENCE;
    }
    if (terms.service() == Service.SUBMISSION && visit.account() == null) {
      return visit.isSecured() ? Replies.NEEDS_LOGIN : Replies.NEEDS_TLS; // SMTP-003
    }
    Path path;
    try {
      path = Path.parse(command.argument(), "FROM:");
    } catch (IllegalArgumentException e) {
      return syntax(e);
    }
    if (!path.isNull() && path.address().indexOf('@') < 0) {
      return Replies.ARGUMENT;
    }
    Reply parameters = Mail.judge(path, terms.largest());
    if (!parameters.isPositive()) {
      return parameters;
    }
    Reply reply = desk.sender(visit, path.address());
    if (reply.isPositive()) {
      mail = Mail.begin(path, desk, visit);
      conduct.messageBegan();
    }
    return reply;
  }

  private Reply rcptTo(Command command) {
    Mail current = mail;
    if (current == null || current.isOpen()) {
      return Replies.SEQUENCE;
    }
    conduct.named();
    try {
      Reply reply = current.recipient(Path.parse(command.argument(), "TO:"));
      if (reply.equals(Replies.NO_SUCH_USER)) {
        conduct.guessed();
      }
      return reply;
    } catch (IllegalArgumentException e) {
      return syntax(e);
    } catch (Refusal refusal) {
      return Replies.of(refusal);
    }
  }

  private static Reply syntax(IllegalArgumentException e) {
    return Reply.of(501, "5.1.3", String.valueOf(e.getMessage()));
  }

  private Reply data(Command command) {
    Mail current = mail;
    if (current == null || current.isOpen()) {
      return Replies.SEQUENCE;
    }
    if (!command.argument().isEmpty()) {
      return Replies.ARGUMENT;
    }
    return current.isForNobody() ? Replies.NO_RECIPIENT : Replies.DATA;
  }

  private Reply reset(Command command) {
    conduct.idled();
    if (!command.argument().isEmpty()) {
      return Replies.ARGUMENT;
    }
    abandon();
    return Replies.OK;
  }
}
