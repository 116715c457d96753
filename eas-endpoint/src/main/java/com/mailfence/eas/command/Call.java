package com.mailfence.eas.command;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.request.Arguments;
import com.mailfence.eas.request.EasRequest;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.eas.wire.Documents;
import java.util.Optional;

/**
 * One request of a device whose credentials were checked.
 *
 * @param id names the request in the log and in the answer
 * @param request what its query and headers say
 * @param agent the header User-Agent, may be empty
 * @param account who is logged in
 * @param body the whole body as it came; not copied, never changed
 */
public record Call(String id, EasRequest request, String agent, Account account, byte[] body) {

  public Verb verb() {
    return request.verb();
  }

  /** By whose rules it is answered. SYNC-002 */
  public Version version() {
    return request.version();
  }

  public Arguments arguments() {
    return request.arguments();
  }

  /** Whose rights apply to all that is read and written. */
  Reader who() {
    return Reader.owner(account.id());
  }

  DeviceKey device() {
    return new DeviceKey(account.id(), request.device().id());
  }

  /**
   * The body read as the command's document; empty when there is none.
   *
   * @throws BadWire if it is no WBXML, or the document of another command
   */
  Optional<Element> document() {
    if (body.length == 0) {
      return Optional.empty();
    }
    Element root = WbxmlReader.read(body, Limits.WIDEST);
    if (!Documents.owns(verb(), root)) {
      throw new BadWire(Fault.SHAPE, "document of another command", root.toString());
    }
    return Optional.of(root);
  }

  /**
   * The document of a command that cannot do without.
   *
   * @throws BadWire also if there is none
   */
  Element needDocument() {
    return document().orElseThrow(() -> new BadWire(Fault.SHAPE, "no body", verb().text()));
  }
}
