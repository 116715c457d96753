package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Where requests are handed in; the only place that catches anything. */
public final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Map<String, Method> methods;

  private Desk(Map<String, Method> methods) {
    this.methods = Map.copyOf(methods);
  }

  /** A desk with all methods there are. */
  public static Desk open(Rooms rooms) {
    return new Desk(Methods.all(rooms));
  }

  /** Runs a request. */
  public Reply serve(Call call) {
    MDC.put("request", call.id());
    try {
      return answered(call);
    } finally {
      MDC.remove("request");
    }
  }

  private Reply answered(Call call) {
    try {
      Method method = methods.get(call.method());
      return method == null ? Reply.of(501) : method.run(call);
    } catch (Refusal refusal) {
      LOG.debug("{} refused: {}", call.method(), refusal.getMessage());
      return Preconditions.reply(refusal);
    } catch (Unmet unmet) {
      LOG.debug("{} refused: {}", call.method(), unmet.getMessage());
      Reply reply = Preconditions.reply(unmet);
      return methods.get(call.method()) instanceof Representation told
          ? told.refused(call, reply)
          : reply;
    } catch (BadWire bad) {
      LOG.debug("{} unread: {}", call.method(), bad.getMessage());
      return Reply.of(400);
    } catch (IOException | RuntimeException bug) {
      LOG.error("request {}: {} failed", call.id(), call.method(), bug);
      return Reply.of(500);
    }
  }
}
