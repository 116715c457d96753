package com.mailfence.eas.http;

import com.mailfence.core.account.Account;
import com.mailfence.eas.command.Call;
import com.mailfence.eas.command.Desk;
import com.mailfence.eas.command.Reply;
import com.mailfence.eas.request.EasRequest;
import com.mailfence.engine.http.Answer;
import com.mailfence.engine.http.Errand;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one request to the desk.
 *
 * @param limit most bytes of the body
 */
record EasErrand(Counter counter, String id, Asker asker, EasRequest asked, int limit)
    implements Errand {
  private static final Logger LOG = LoggerFactory.getLogger(EasErrand.class);

  /** Where it is taken, and how answers look. */
  record Counter(Desk desk, Heading heading) {}

  /**
   * Who asks.
   *
   * @param agent the header User-Agent, may be empty
   */
  record Asker(Account account, String agent) {}

  @Override
  public void run(byte[] body, Consumer<Answer> out) {
    var call = new Call(id, asked, asker.agent(), asker.account(), body);
    counter.desk().serve(call, reply -> out.accept(told(reply)));
  }

  private Answer told(Reply reply) {
    LOG.debug(
        "request {}: {} {} of device {} of {}: {}",
        id,
        asked.verb(),
        asked.version(),
        asked.device().id(),
        asker.account().id(),
        reply.getClass().getSimpleName());
    return new EasAnswer(counter.heading(), reply);
  }
}
