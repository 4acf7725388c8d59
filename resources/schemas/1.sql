-- The board file, version 1. Text is UTF-8; dates are ISO 8601; instants are in UTC.
-- Written by `python -m chair_desk.store.write_schema`; read by migration 1 and by the gate.
CREATE TABLE "board" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "short_name" TEXT,
  "nation" TEXT,
  "marking" TEXT,
  "meeting_place" TEXT,
  "is_sample" INTEGER,
  "destroys_own_marks" INTEGER
) STRICT;
CREATE TABLE "profile_in_force" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "board_id" TEXT REFERENCES "board" ("id") DEFERRABLE INITIALLY DEFERRED,
  "profile" TEXT,
  "profile_text" TEXT,
  "starts_on" TEXT,
  "ends_on" TEXT
) STRICT;
CREATE INDEX "profile_in_force_board_id" ON "profile_in_force" ("board_id");
CREATE TABLE "body" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "board_id" TEXT REFERENCES "board" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "kind" TEXT,
  "starts_on" TEXT,
  "ends_on" TEXT
) STRICT;
CREATE INDEX "body_board_id" ON "body" ("board_id");
CREATE TABLE "organisation" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "short_name" TEXT,
  "kind" TEXT,
  "standing" TEXT,
  "ladder" TEXT,
  "place" TEXT,
  "predecessor_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "starts_on" TEXT,
  "ends_on" TEXT,
  "successor_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "organisation_predecessor_id" ON "organisation" ("predecessor_id");
CREATE INDEX "organisation_successor_id" ON "organisation" ("successor_id");
CREATE TABLE "person" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "initials" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "access_needs" TEXT
) STRICT;
CREATE TABLE "seat" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "body_id" TEXT REFERENCES "body" ("id") DEFERRABLE INITIALLY DEFERRED,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT,
  "kind" TEXT,
  "place" TEXT,
  "starts_on" TEXT,
  "ends_on" TEXT
) STRICT;
CREATE INDEX "seat_body_id" ON "seat" ("body_id");
CREATE INDEX "seat_organisation_id" ON "seat" ("organisation_id");
CREATE TABLE "agreed_level" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "seat_id" TEXT REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED,
  "level" INTEGER,
  "starts_on" TEXT
) STRICT;
CREATE INDEX "agreed_level_seat_id" ON "agreed_level" ("seat_id");
CREATE TABLE "agreed_rank" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "ladder" TEXT,
  "words" TEXT,
  "level" INTEGER,
  "starts_on" TEXT
) STRICT;
CREATE TABLE "appointment" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "seat_id" TEXT REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "post" TEXT,
  "rank" TEXT,
  "level" INTEGER,
  "starts_on" TEXT,
  "ends_on" TEXT
) STRICT;
CREATE INDEX "appointment_seat_id" ON "appointment" ("seat_id");
CREATE INDEX "appointment_person_id" ON "appointment" ("person_id");
CREATE TABLE "delegation" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "from_person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "to_person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "functions" TEXT,
  "limits" TEXT,
  "document" TEXT,
  "briefing" TEXT,
  "starts_on" TEXT,
  "ends_on" TEXT,
  "review_on" TEXT
) STRICT;
CREATE INDEX "delegation_organisation_id" ON "delegation" ("organisation_id");
CREATE INDEX "delegation_from_person_id" ON "delegation" ("from_person_id");
CREATE INDEX "delegation_to_person_id" ON "delegation" ("to_person_id");
CREATE TABLE "mandate" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "speaks" TEXT,
  "policy" TEXT,
  "staff" TEXT,
  "money_up_to" INTEGER,
  "information" TEXT,
  "reviews" TEXT,
  "account" TEXT,
  "source" TEXT,
  "starts_on" TEXT
) STRICT;
CREATE INDEX "mandate_organisation_id" ON "mandate" ("organisation_id");
CREATE INDEX "mandate_person_id" ON "mandate" ("person_id");
CREATE TABLE "meeting" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "body_id" TEXT REFERENCES "body" ("id") DEFERRABLE INITIALLY DEFERRED,
  "held_on" TEXT,
  "starts" TEXT,
  "ends" TEXT,
  "place" TEXT,
  "kind" TEXT,
  "state" TEXT,
  "marking" TEXT,
  "access_notes" TEXT,
  "started_at" TEXT,
  "ended_at" TEXT,
  "current_item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "minutes_version" INTEGER,
  "confirmed_on" TEXT,
  "confirmed_at_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "confirmed_subject_to" TEXT,
  "confirmed_hash" TEXT,
  "confirmed_quorum" TEXT
) STRICT;
CREATE INDEX "meeting_body_id" ON "meeting" ("body_id");
CREATE INDEX "meeting_current_item_id" ON "meeting" ("current_item_id");
CREATE INDEX "meeting_confirmed_at_id" ON "meeting" ("confirmed_at_id");
CREATE TABLE "agenda_item" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT,
  "title" TEXT,
  "closed_title" TEXT,
  "kind" TEXT,
  "parent_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "lead_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "lead_words" TEXT,
  "purpose" TEXT,
  "planned_minutes" INTEGER,
  "asked" TEXT,
  "is_standing" INTEGER,
  "standing_key" TEXT,
  "audience" TEXT,
  "state" TEXT,
  "carried_from_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "confirms_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "started_at" TEXT,
  "used_seconds" INTEGER,
  "is_added" INTEGER,
  "title_was" TEXT,
  "minutes_was" INTEGER,
  "came_after" TEXT
) STRICT;
CREATE INDEX "agenda_item_meeting_id" ON "agenda_item" ("meeting_id");
CREATE INDEX "agenda_item_parent_id" ON "agenda_item" ("parent_id");
CREATE INDEX "agenda_item_lead_id" ON "agenda_item" ("lead_id");
CREATE INDEX "agenda_item_carried_from_id" ON "agenda_item" ("carried_from_id");
CREATE INDEX "agenda_item_confirms_id" ON "agenda_item" ("confirms_id");
CREATE TABLE "attachment" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "media_type" TEXT,
  "size" INTEGER,
  "sha256" TEXT,
  "pdf_sha256" TEXT
) STRICT;
CREATE TABLE "paper" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "place" TEXT,
  "state" TEXT,
  "author" TEXT,
  "page_count" INTEGER,
  "due_on" TEXT,
  "audience" TEXT,
  "attachment_id" TEXT REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "has_cover_sheet" INTEGER,
  "purpose" TEXT,
  "asked" TEXT,
  "sponsor" TEXT,
  "priority" TEXT,
  "asked_for_on" TEXT,
  "chased_on" TEXT
) STRICT;
CREATE INDEX "paper_item_id" ON "paper" ("item_id");
CREATE INDEX "paper_attachment_id" ON "paper" ("attachment_id");
CREATE TABLE "paper_version" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "paper_id" TEXT REFERENCES "paper" ("id") DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,
  "attachment_id" TEXT REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "brought_at" TEXT,
  "page_count" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "paper_version_paper_id" ON "paper_version" ("paper_id");
CREATE INDEX "paper_version_attachment_id" ON "paper_version" ("attachment_id");
CREATE TABLE "paper_withheld" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "paper_id" TEXT REFERENCES "paper" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT
) STRICT;
CREATE INDEX "paper_withheld_paper_id" ON "paper_withheld" ("paper_id");
CREATE INDEX "paper_withheld_person_id" ON "paper_withheld" ("person_id");
CREATE TABLE "pack_issue" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,
  "issued_at" TEXT,
  "page_count" INTEGER,
  "parts_json" TEXT,
  "choices_json" TEXT,
  "sha256" TEXT,
  "attachment_id" TEXT REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT
) STRICT;
CREATE INDEX "pack_issue_meeting_id" ON "pack_issue" ("meeting_id");
CREATE INDEX "pack_issue_attachment_id" ON "pack_issue" ("attachment_id");
CREATE TABLE "pack_copy" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "issue_id" TEXT REFERENCES "pack_issue" ("id") DEFERRABLE INITIALLY DEFERRED,
  "edition" TEXT,
  "number" INTEGER,
  "person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "sent_to" TEXT,
  "made_at" TEXT,
  "page_count" INTEGER,
  "withheld" TEXT,
  "sha256" TEXT
) STRICT;
CREATE INDEX "pack_copy_issue_id" ON "pack_copy" ("issue_id");
CREATE INDEX "pack_copy_person_id" ON "pack_copy" ("person_id");
CREATE TABLE "attendance" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "seat_id" TEXT REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED,
  "presence" TEXT,
  "deputy_for_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "is_remote" INTEGER,
  "arrived" TEXT,
  "left" TEXT,
  "post" TEXT,
  "rank" TEXT,
  "level" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "attendance_meeting_id" ON "attendance" ("meeting_id");
CREATE INDEX "attendance_person_id" ON "attendance" ("person_id");
CREATE INDEX "attendance_seat_id" ON "attendance" ("seat_id");
CREATE INDEX "attendance_deputy_for_id" ON "attendance" ("deputy_for_id");
CREATE TABLE "movement" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "attendance_id" TEXT REFERENCES "attendance" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "at" TEXT,
  "item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "until_item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "movement_attendance_id" ON "movement" ("attendance_id");
CREATE INDEX "movement_item_id" ON "movement" ("item_id");
CREATE INDEX "movement_until_item_id" ON "movement" ("until_item_id");
CREATE TABLE "ready_tick" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "key" TEXT,
  "done_on" TEXT
) STRICT;
CREATE INDEX "ready_tick_meeting_id" ON "ready_tick" ("meeting_id");
CREATE TABLE "minute" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT,
  "kind" TEXT,
  "audience" TEXT,
  "text" TEXT
) STRICT;
CREATE INDEX "minute_meeting_id" ON "minute" ("meeting_id");
CREATE INDEX "minute_item_id" ON "minute" ("item_id");
CREATE TABLE "declaration" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "interest" TEXT,
  "outcome" TEXT
) STRICT;
CREATE INDEX "declaration_meeting_id" ON "declaration" ("meeting_id");
CREATE INDEX "declaration_person_id" ON "declaration" ("person_id");
CREATE INDEX "declaration_item_id" ON "declaration" ("item_id");
CREATE TABLE "minutes_version" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,
  "state" TEXT,
  "made_on" TEXT,
  "sha256" TEXT,
  "given_to" TEXT
) STRICT;
CREATE INDEX "minutes_version_meeting_id" ON "minutes_version" ("meeting_id");
CREATE TABLE "correction" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "minute_id" TEXT REFERENCES "minute" ("id") DEFERRABLE INITIALLY DEFERRED,
  "made_on" TEXT,
  "agreed_at_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "audience" TEXT
) STRICT;
CREATE INDEX "correction_meeting_id" ON "correction" ("meeting_id");
CREATE INDEX "correction_minute_id" ON "correction" ("minute_id");
CREATE INDEX "correction_agreed_at_id" ON "correction" ("agreed_at_id");
CREATE TABLE "decision" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "reference" TEXT,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "minute_id" TEXT REFERENCES "minute" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "decided_on" TEXT,
  "is_inquorate" INTEGER,
  "audience" TEXT
) STRICT;
CREATE INDEX "decision_meeting_id" ON "decision" ("meeting_id");
CREATE INDEX "decision_item_id" ON "decision" ("item_id");
CREATE INDEX "decision_minute_id" ON "decision" ("minute_id");
CREATE TABLE "ratification" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "decision_id" TEXT REFERENCES "decision" ("id") DEFERRABLE INITIALLY DEFERRED,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "ratified_on" TEXT
) STRICT;
CREATE INDEX "ratification_decision_id" ON "ratification" ("decision_id");
CREATE INDEX "ratification_meeting_id" ON "ratification" ("meeting_id");
CREATE TABLE "action" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "reference" TEXT,
  "title" TEXT,
  "owner_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "owner_words" TEXT,
  "due_on" TEXT,
  "first_due_on" TEXT,
  "due_words" TEXT,
  "state" TEXT,
  "opened_on" TEXT,
  "closed_on" TEXT,
  "outcome" TEXT,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "minute_id" TEXT REFERENCES "minute" ("id") DEFERRABLE INITIALLY DEFERRED,
  "audience" TEXT,
  "evidence" TEXT,
  "check_months" INTEGER,
  "impact_asked_on" TEXT,
  "impact" TEXT,
  "seat_id" TEXT REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "action_reference" ON "action" ("reference");
CREATE INDEX "action_owner_id" ON "action" ("owner_id");
CREATE INDEX "action_organisation_id" ON "action" ("organisation_id");
CREATE INDEX "action_state" ON "action" ("state");
CREATE INDEX "action_closed_on" ON "action" ("closed_on");
CREATE INDEX "action_meeting_id" ON "action" ("meeting_id");
CREATE INDEX "action_item_id" ON "action" ("item_id");
CREATE INDEX "action_minute_id" ON "action" ("minute_id");
CREATE INDEX "action_impact_asked_on" ON "action" ("impact_asked_on");
CREATE INDEX "action_seat_id" ON "action" ("seat_id");
CREATE TABLE "action_owner" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "action_id" TEXT REFERENCES "action" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT,
  "seat_id" TEXT REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "action_owner_action_id" ON "action_owner" ("action_id");
CREATE INDEX "action_owner_person_id" ON "action_owner" ("person_id");
CREATE INDEX "action_owner_seat_id" ON "action_owner" ("seat_id");
CREATE INDEX "action_owner_organisation_id" ON "action_owner" ("organisation_id");
CREATE TABLE "action_update" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "action_id" TEXT REFERENCES "action" ("id") DEFERRABLE INITIALLY DEFERRED,
  "said_on" TEXT,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "due_before" TEXT,
  "due_after" TEXT,
  "asked_by" TEXT,
  "agreed_by" TEXT
) STRICT;
CREATE INDEX "action_update_action_id" ON "action_update" ("action_id");
CREATE INDEX "action_update_meeting_id" ON "action_update" ("meeting_id");
CREATE TABLE "log_type" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "text" TEXT,
  "is_own" INTEGER
) STRICT;
CREATE TABLE "log_entry" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "log_type" TEXT,
  "reference" TEXT,
  "title" TEXT,
  "state" TEXT,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED,
  "minute_id" TEXT REFERENCES "minute" ("id") DEFERRABLE INITIALLY DEFERRED,
  "raised_by_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "to_organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "to_person_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "opened_on" TEXT,
  "due_on" TEXT,
  "closed_on" TEXT,
  "audience" TEXT,
  "values_json" TEXT
) STRICT;
CREATE INDEX "log_entry_log_type" ON "log_entry" ("log_type");
CREATE INDEX "log_entry_meeting_id" ON "log_entry" ("meeting_id");
CREATE INDEX "log_entry_item_id" ON "log_entry" ("item_id");
CREATE INDEX "log_entry_minute_id" ON "log_entry" ("minute_id");
CREATE INDEX "log_entry_raised_by_id" ON "log_entry" ("raised_by_id");
CREATE INDEX "log_entry_to_organisation_id" ON "log_entry" ("to_organisation_id");
CREATE INDEX "log_entry_to_person_id" ON "log_entry" ("to_person_id");
CREATE TABLE "log_step" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "log_entry_id" TEXT REFERENCES "log_entry" ("id") DEFERRABLE INITIALLY DEFERRED,
  "made_on" TEXT,
  "kind" TEXT,
  "text" TEXT,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "log_step_log_entry_id" ON "log_step" ("log_entry_id");
CREATE INDEX "log_step_meeting_id" ON "log_step" ("meeting_id");
CREATE TABLE "step_letter" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "log_step_id" TEXT REFERENCES "log_step" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER,
  "subject" TEXT,
  "to_name" TEXT,
  "to_post" TEXT,
  "to_agency" TEXT,
  "to_email" TEXT,
  "opening" TEXT,
  "facts" TEXT,
  "request" TEXT,
  "from_name" TEXT,
  "from_post" TEXT,
  "board" TEXT,
  "marking" TEXT,
  "written_on" TEXT
) STRICT;
CREATE INDEX "step_letter_log_step_id" ON "step_letter" ("log_step_id");
CREATE TABLE "addressee" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "log_entry_id" TEXT REFERENCES "log_entry" ("id") DEFERRABLE INITIALLY DEFERRED,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "post" TEXT,
  "position" INTEGER,
  "answer" TEXT,
  "answered_on" TEXT,
  "judgement" TEXT,
  "judgement_reason" TEXT
) STRICT;
CREATE INDEX "addressee_log_entry_id" ON "addressee" ("log_entry_id");
CREATE INDEX "addressee_organisation_id" ON "addressee" ("organisation_id");
CREATE TABLE "follow_up" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "decision_id" TEXT REFERENCES "decision" ("id") DEFERRABLE INITIALLY DEFERRED,
  "made_on" TEXT,
  "state" TEXT,
  "text" TEXT,
  "evidence" TEXT,
  "superseded_by_id" TEXT REFERENCES "decision" ("id") DEFERRABLE INITIALLY DEFERRED,
  "check_on" TEXT
) STRICT;
CREATE INDEX "follow_up_decision_id" ON "follow_up" ("decision_id");
CREATE INDEX "follow_up_superseded_by_id" ON "follow_up" ("superseded_by_id");
CREATE TABLE "recommendation" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "reference" TEXT,
  "title" TEXT,
  "source" TEXT,
  "source_words" TEXT,
  "log_entry_id" TEXT REFERENCES "log_entry" ("id") DEFERRABLE INITIALLY DEFERRED,
  "made_on" TEXT,
  "audience" TEXT
) STRICT;
CREATE INDEX "recommendation_log_entry_id" ON "recommendation" ("log_entry_id");
CREATE TABLE "recommendation_answer" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "recommendation_id" TEXT REFERENCES "recommendation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT,
  "said_on" TEXT,
  "reason" TEXT,
  "evidence" TEXT,
  "action_id" TEXT REFERENCES "action" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "recommendation_answer_recommendation_id" ON "recommendation_answer" ("recommendation_id");
CREATE INDEX "recommendation_answer_organisation_id" ON "recommendation_answer" ("organisation_id");
CREATE INDEX "recommendation_answer_action_id" ON "recommendation_answer" ("action_id");
CREATE TABLE "saved_filter" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "grouped_by" TEXT,
  "showing" TEXT,
  "wanted" TEXT,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "saved_filter_organisation_id" ON "saved_filter" ("organisation_id");
CREATE TABLE "link" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "from_table" TEXT,
  "from_id" TEXT,
  "to_table" TEXT,
  "to_id" TEXT,
  "note" TEXT,
  "made_on" TEXT,
  "is_evidence" INTEGER
) STRICT;
CREATE TABLE "carried" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT,
  "record_id" TEXT,
  "comes_back" INTEGER,
  "is_chosen" INTEGER,
  "to_meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "made_item_id" TEXT,
  "made_as" TEXT
) STRICT;
CREATE INDEX "carried_meeting_id" ON "carried" ("meeting_id");
CREATE INDEX "carried_to_meeting_id" ON "carried" ("to_meeting_id");
CREATE TABLE "funding_year" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "starts_on" TEXT,
  "agreed_cost" INTEGER,
  "formula" TEXT,
  "is_draft" INTEGER,
  "agreed_on" TEXT,
  "carried_in" INTEGER,
  "population" INTEGER,
  "note" TEXT
) STRICT;
CREATE TABLE "contribution" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "year_id" TEXT REFERENCES "funding_year" ("id") DEFERRABLE INITIALLY DEFERRED,
  "organisation_id" TEXT REFERENCES "organisation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "share" INTEGER,
  "basis" INTEGER,
  "agreed_sum" INTEGER,
  "cash" INTEGER,
  "in_kind" INTEGER,
  "in_kind_words" TEXT,
  "set_by" TEXT,
  "pledged_on" TEXT,
  "paid_on" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "contribution_year_id" ON "contribution" ("year_id");
CREATE INDEX "contribution_organisation_id" ON "contribution" ("organisation_id");
CREATE TABLE "funding_cost" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "year_id" TEXT REFERENCES "funding_year" ("id") DEFERRABLE INITIALLY DEFERRED,
  "head" TEXT,
  "planned" INTEGER,
  "spent" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "funding_cost_year_id" ON "funding_cost" ("year_id");
CREATE TABLE "known_word" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "word" TEXT,
  "added_on" TEXT
) STRICT;
CREATE TABLE "yearly_report" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "begins_on" TEXT,
  "ends_on" TEXT,
  "outline" TEXT,
  "outline_text" TEXT,
  "state" TEXT,
  "drafted_on" TEXT,
  "published_on" TEXT,
  "exhibits_json" TEXT
) STRICT;
CREATE TABLE "report_sentence" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "report_id" TEXT REFERENCES "yearly_report" ("id") DEFERRABLE INITIALLY DEFERRED,
  "head" TEXT,
  "place" TEXT,
  "text" TEXT,
  "seen" TEXT,
  "drafted_as" TEXT,
  "subject" TEXT,
  "is_own" INTEGER,
  "standing" TEXT,
  "audience" TEXT
) STRICT;
CREATE INDEX "report_sentence_report_id" ON "report_sentence" ("report_id");
CREATE TABLE "sentence_evidence" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "sentence_id" TEXT REFERENCES "report_sentence" ("id") DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,
  "table_name" TEXT,
  "record_id" TEXT,
  "figure" TEXT,
  "subject" TEXT,
  "value" TEXT,
  "base" TEXT,
  "label" TEXT
) STRICT;
CREATE INDEX "sentence_evidence_sentence_id" ON "sentence_evidence" ("sentence_id");
CREATE TABLE "report_copy" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "report_id" TEXT REFERENCES "yearly_report" ("id") DEFERRABLE INITIALLY DEFERRED,
  "made_on" TEXT,
  "audience" TEXT,
  "texts_json" TEXT
) STRICT;
CREATE INDEX "report_copy_report_id" ON "report_copy" ("report_id");
CREATE TABLE "seal" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "meeting_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,
  "made_on" TEXT,
  "sha256" TEXT,
  "before" TEXT,
  "chain" TEXT,
  "text" TEXT
) STRICT;
CREATE INDEX "seal_meeting_id" ON "seal" ("meeting_id");
CREATE TABLE "recovery_sheet" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "board_id" TEXT REFERENCES "board" ("id") DEFERRABLE INITIALLY DEFERRED,
  "printed_on" TEXT,
  "kept_by" TEXT,
  "mark" TEXT
) STRICT;
CREATE INDEX "recovery_sheet_board_id" ON "recovery_sheet" ("board_id");
CREATE TABLE "disposal" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "board_id" TEXT REFERENCES "board" ("id") DEFERRABLE INITIALLY DEFERRED,
  "disposed_on" TEXT,
  "retention_class" TEXT,
  "covers" TEXT,
  "basis" TEXT,
  "decided_by" TEXT,
  "count" INTEGER,
  "sha256" TEXT,
  "rows_json" TEXT
) STRICT;
CREATE INDEX "disposal_board_id" ON "disposal" ("board_id");
CREATE TABLE "retention_hold" (
  "rid" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "board_id" TEXT REFERENCES "board" ("id") DEFERRABLE INITIALLY DEFERRED,
  "retention_class" TEXT,
  "reason" TEXT,
  "starts_on" TEXT,
  "ends_on" TEXT
) STRICT;
CREATE INDEX "retention_hold_board_id" ON "retention_hold" ("board_id");
CREATE TABLE "board_meta" (
  "name" TEXT PRIMARY KEY,
  "value" TEXT NOT NULL
) STRICT;
CREATE TABLE "journal_transaction" (
  "number" INTEGER PRIMARY KEY,
  "device" TEXT NOT NULL,
  "sequence" INTEGER NOT NULL,
  "clock" INTEGER NOT NULL,
  "made_at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "reverses" TEXT,
  "versions" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "came_with" INTEGER
) STRICT;
CREATE UNIQUE INDEX "journal_transaction_sequence" ON "journal_transaction" ("device", "sequence");
CREATE INDEX "journal_transaction_clock" ON "journal_transaction" ("clock");
CREATE INDEX "journal_transaction_reverses" ON "journal_transaction"
  ("device", "reverses", "sequence") WHERE "reverses" IS NOT NULL;
CREATE INDEX "journal_transaction_came_with" ON "journal_transaction" ("came_with")
  WHERE "came_with" IS NOT NULL;
CREATE TABLE "journal_operation" (
  "transaction_number" INTEGER NOT NULL REFERENCES "journal_transaction" ("number"),
  "number" INTEGER NOT NULL,
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "columns" TEXT,
  "salt" TEXT,
  "hash" TEXT,
  PRIMARY KEY ("transaction_number", "number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "journal_operation_row" ON "journal_operation" ("table_name", "row_id");
CREATE TABLE "waiting_transaction" (
  "device" TEXT NOT NULL,
  "sequence" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  PRIMARY KEY ("device", "sequence")
) STRICT, WITHOUT ROWID;
CREATE TABLE "difference" (
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "ends" TEXT NOT NULL,
  "is_open" INTEGER NOT NULL,
  PRIMARY KEY ("table_name", "row_id", "column_name", "kind")
) STRICT, WITHOUT ROWID;
CREATE TABLE "known_device" (
  "device" TEXT PRIMARY KEY,
  "public_key" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "first_met_at" TEXT NOT NULL
) STRICT;
CREATE TABLE "exchange" (
  "number" INTEGER PRIMARY KEY,
  "made_at" TEXT NOT NULL,
  "direction" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "device" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "changes" INTEGER NOT NULL,
  "versions" TEXT NOT NULL
) STRICT;
CREATE TABLE "typing_draft" (
  "one" INTEGER PRIMARY KEY CHECK ("one" = 1),
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "base" TEXT,
  "label" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL
) STRICT;
CREATE TABLE "blob" (
  "sha256" TEXT PRIMARY KEY,
  "size" INTEGER NOT NULL
) STRICT;
CREATE TABLE "blob_piece" (
  "sha256" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "content" BLOB NOT NULL,
  PRIMARY KEY ("sha256", "number")
) STRICT;
CREATE TABLE "_sqlite_migrations" (
  "id" INTEGER PRIMARY KEY,
  "migration_set" TEXT,
  "name" TEXT,
  "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
  ON "_sqlite_migrations" ("migration_set", "name");
