package com.mailfence.eas.command;

import com.mailfence.eas.request.Verb;
import java.util.EnumMap;
import java.util.Map;

/** Which commands there are. A verb without a command is answered as unknown. */
final class Commands {
  private Commands() {}

  static Map<Verb, Command> all(Rooms rooms) {
    Map<Verb, Command> all = new EnumMap<>(Verb.class);
    all.put(Verb.FOLDER_SYNC, new FolderSync(rooms));
    all.put(Verb.FOLDER_CREATE, new FolderCreate(rooms));
    all.put(Verb.FOLDER_UPDATE, new FolderUpdate(rooms));
    all.put(Verb.FOLDER_DELETE, new FolderDelete(rooms));
    all.put(Verb.PING, new Ping(rooms));
    all.put(Verb.PROVISION, new Provision(rooms));
    all.put(Verb.SETTINGS, new Settings(rooms));
    all.put(Verb.SYNC, new Sync(rooms));
    all.put(Verb.SEND_MAIL, new SendMail(rooms));
    all.put(Verb.SMART_REPLY, new SmartReply(rooms));
    all.put(Verb.SMART_FORWARD, new SmartForward(rooms));
    all.put(Verb.GET_ITEM_ESTIMATE, new GetItemEstimate(rooms));
    all.put(Verb.MOVE_ITEMS, new MoveItems(rooms));
    all.put(Verb.ITEM_OPERATIONS, new ItemOperations(rooms));
    all.put(Verb.GET_ATTACHMENT, new GetAttachment(rooms));
    all.put(Verb.SEARCH, new Search(rooms));
    all.put(Verb.RESOLVE_RECIPIENTS, new ResolveRecipients(rooms));
    all.put(Verb.VALIDATE_CERT, new ValidateCert(rooms));
    all.put(Verb.GET_HIERARCHY, new GetHierarchy(rooms));
    all.put(Verb.FIND, new Find(rooms));
    all.put(Verb.MEETING_RESPONSE, new MeetingResponse(rooms));
    return all;
  }
}
