package com.mailfence.testbed.eas;

import java.util.List;

/**
 * @param status 1 nothing happened, 2 something did, 5 heartbeat out of range, 7 list the folders
 *     anew, and so on
 * @param changed the folders where something happened
 * @param limit the heartbeat or the number of folders that the server would take; 0 if it says none
 */
public record PingResult(int status, List<String> changed, int limit) {
  static PingResult of(Node answer) {
    int limit =
        answer
            .value("Ping:HeartbeatInterval")
            .or(() -> answer.value("Ping:MaxFolders"))
            .map(Integer::parseInt)
            .orElse(0);
    List<String> changed =
        answer.all("Ping:Folders", "Ping:Folder").stream().map(Node::text).toList();
    return new PingResult(answer.at("Ping:Status").number(), changed, limit);
  }
}
