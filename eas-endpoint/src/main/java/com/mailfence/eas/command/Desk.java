package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Where requests are handed in. It runs the command, says every refusal in the protocol's words,
 * and holds what must wait. The only place, besides {@link Attempt}, that catches anything.
 */
public final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Map<Verb, Command> commands;
  private final Gate gate;
  private final Waits waits;
  private final Tracing tracing;

  Desk(Map<Verb, Command> commands, Gate gate, Waits waits, Tracing tracing) {
    this.tracing = tracing;
    this.commands = Map.copyOf(commands);
    this.gate = gate;
    this.waits = waits;
  }

  /** A desk with all commands there are. */
  public static Desk open(Rooms rooms) {
    Tracing tracing = rooms.oversight().tracing();
    tracing.serves();
    return new Desk(Commands.all(rooms), new Gate(rooms), new Waits(rooms.board()), tracing);
  }

  /** The commands there are, as the header MS-ASProtocolCommands lists them. [MS-ASHTTP] R247 */
  public String commands() {
    return commands.keySet().stream().sorted().map(Verb::text).collect(Collectors.joining(","));
  }

  /**
   * Runs a request.
   *
   * @param out takes the reply, exactly once and never a {@link Reply.Later}: at once on this
   *     thread, or when a wait is over on one of the board's
   */
  public void serve(Call call, Consumer<Reply> out) {
    if (tracing.isHeard(call)) {
      tracing.asked(call);
      answer(
          call,
          reply -> {
            tracing.answered(call, reply);
            out.accept(reply);
          });
    } else {
      answer(call, out);
    }
  }

  private void answer(Call call, Consumer<Reply> out) {
    Reply reply = guarded(call, () -> run(call));
    if (reply instanceof Reply.Later later) {
      waits.hold(call, later, work -> guarded(call, work::get), out);
    } else {
      out.accept(reply);
    }
  }

  /** How many requests wait at this moment. */
  public int waiting() {
    return waits.size();
  }

  private Reply run(Call call) throws IOException {
    Command command = commands.get(call.verb());
    if (command == null) {
      return Statuses.reply(Statuses.COMMAND_NOT_SUPPORTED, call.verb(), call.version());
    }
    OptionalInt refused = gate.refuses(call);
    return refused.isPresent()
        ? Statuses.reply(refused.getAsInt(), call.verb(), call.version())
        : command.run(call);
  }

  /** What may fail in every way. */
  @FunctionalInterface
  private interface Risk {
    Reply run() throws IOException;
  }

  /** The request's name is on every line of the log that is written meanwhile. */
  private static Reply guarded(Call call, Risk work) {
    MDC.put("request", call.id());
    try {
      return answered(call, work);
    } finally {
      MDC.remove("request");
    }
  }

  private static Reply answered(Call call, Risk work) {
    try {
      return work.run();
    } catch (Refusal refusal) {
      LOG.debug("{} refused: {}", call.verb(), refusal.getMessage());
      return Statuses.reply(refusal, call.verb(), call.version());
    } catch (BadWire bad) {
      LOG.debug("{} unread: {}", call.verb(), bad.getMessage());
      return Statuses.reply(bad, call.verb(), call.version());
    } catch (IOException | RuntimeException bug) {
      LOG.error("request {}: {} failed", call.id(), call.verb(), bug);
      return Statuses.broken(call.verb(), call.version());
    }
  }
}
