package com.mailfence.testbed.eas;

/**
 * A folder of the hierarchy.
 *
 * @param id the server's id
 * @param parentId that of the folder around it, "0" at the top
 * @param name what people call it
 * @param type 2 Inbox, 3 Drafts, 4 Deleted Items, 5 Sent Items, 6 Outbox, 7 Tasks, 8 Calendar, 9
 *     Contacts, 10 Notes, 12 a folder of the user's own for mail, and so on
 */
public record Folder(String id, String parentId, String name, int type) {}
