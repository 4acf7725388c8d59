"""What the desk can be told by data: profiles, ladders, log types, calendars."""
