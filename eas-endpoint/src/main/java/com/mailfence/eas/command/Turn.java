package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.eas.command.Shelves.Place;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.cursor.DeviceCursors.Kept;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.CollectionRequest.Asked;
import com.mailfence.eas.wire.SyncAnswer;
import com.mailfence.eas.wire.SyncStatus;
import java.time.Instant;
import java.util.List;

/**
 * One collection's turn in a request.
 *
 * @param call the request
 * @param asked what it asks of the collection
 * @param allowance what may still go into its answer
 * @param place the folder as it was found
 * @param kept what was remembered of device and collection
 * @param state the same as this request finds it
 * @param since start of the window the device wants
 */
record Turn(
    Call call,
    Asked asked,
    Allowance allowance,
    Place place,
    Kept kept,
    DeviceCursor state,
    Instant since) {

  CollectionId collection() {
    return place.folder().id();
  }

  Shelf shelf() {
    return place.shelf();
  }

  SyncAnswer answer(String key, boolean more, List<Element> responses, List<Element> commands) {
    return new SyncAnswer(asked.id(), key, SyncStatus.SUCCESS, more, responses, commands)
        .of(shelf().type());
  }
}
