PRAGMA application_id=1298230889;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE assets (
	sha256 VARCHAR NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_assets PRIMARY KEY (sha256)
);
CREATE TABLE blobs (
	sha256 VARCHAR NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_blobs PRIMARY KEY (sha256)
);
INSERT INTO "blobs" VALUES('d7f372247fb4e59f00ebcefa98d7055cd8d06e41f696580341fa57935f1de488',X'4120706167650A496E20616C6C203534343120626F617473207765726520636F756E7465642061742074686520717561792E0A496E20746865206D6F6E7468206F66204D61792E');
INSERT INTO "blobs" VALUES('9c5dd61633c1e1761e6d6bf218c5b923fae3c6dd0d9df6d07c8f609d522041f9',X'789C6364666060606480806428CD0EC4C640EC0196E3044A0B02594250598E6AA5C49292A2CCA4D292D46225AB6A252310919B58949D5AA464A564A8545BABA3549258949E5A02948E56523635548AD551CA494C4ACD010900D9C5A9C92599F979205EB492A34241627AAA928EA18E818EB9A14E756D6C6C2D00C8F12026');
INSERT INTO "blobs" VALUES('a0882a0f2ae28ec31f7fe775b4f9955ff7888f6c189fe96191ee4ae4ef3fac6f',X'41206C65747465722066726F6D2074686520717561790A54686520686172626F7572206D61737465722077726F746520746861742039303220626F6174732063616D652E');
INSERT INTO "blobs" VALUES('5de1250f24aa6ee0088590b4209bd32525181e3932f0bd79e407a89211cc882d',X'789C636462408018282D0EC4AE40CC0884D54A892525459949A525A9C54A56D5B53A4A258945E9A925404E74AC8E524E62526A0E945D9C9A5C92999F07E2452B392AE4A49694A41629A415E5E72A9464A42A149626562AE918EA18E89859E854D7C6C6D6020022431FE7');
INSERT INTO "blobs" VALUES('7d4186b55e994217415758aa6df4a66e55b6777a470c2f880babf785ad40d41b',X'416E206F6C64206E6F746963650A4E6F7468696E672068657265206973206B6570742E');
INSERT INTO "blobs" VALUES('e3f0e77dbfb1431e44713959bda2de3db49c4d633e4bb34680ca01ae7dd2e821',X'789C63646240806028CD07C42A40CC0884D54A892525459949A525A9C54A56D5B53A4A258945E9A925404E74AC8E524E62526A0E945D9C9A5C92999F07E2452B39E629E4E7A428E4E5976426A72AE918EA18E8189BEA54D7C6C6D60200F1A61C58');
INSERT INTO "blobs" VALUES('f37c7373778ab9f7856d2517d1b8a1d48b4d2fb03841523fc73243d7a83ae8b5',X'486172626F7572207375727665790A5468652073757276657920636F756E7465642039303220626F6174732E204F662074686573652C203430382077657265206D6F6F7265642E310A54696465730A54776F2074696465732077657265206D69737365642C20616E64206E6F626F64792073616964207768792E0A496E204D617920616C6F6E652E');
INSERT INTO "blobs" VALUES('2ade1a3ddeb341a5d2024cf572e014884ce296a08202b3dac79a4ceaaa124782',X'789C358DB10AC2400C867382A093AF2071CDE0B5A2D017B04E2E6EA5C3558F72582DA457418E9B9C7C6B53AD812FC9FFE787A8290028F8D56B9C0BE1201C8520BCBF190573051380BDA87C4CCE021AEFD955BDB71D66013743BB19BE5AC60C35C648E80DD7D6CBB9C0954E522C091B53D9667064EFECD9BBF63EA80273C355DBF3B2EBF9619F489AD6A4D32D855852812777913794D02EFDBB65FC00A64E2BE6');
INSERT INTO "blobs" VALUES('3c034c5685a1b1e9ae4af73f722ec44c2434794e0eb23f999e332104283e7ee8',X'486172626F7572207375727665790A5468652073757276657920636F756E7465642039303220626F6174732E204F662074686573652C203430382077657265206D6F6F7265642E310A54696465730A416C6C2074696465732077657265206B6570742E0A496E204D617920616C6F6E652E');
INSERT INTO "blobs" VALUES('b0f4bfbacd92f3798257efc89fe782f146a7baf60b20e18961b52f8560252ceb',X'789C358DC10AC2300C865341D093AF20F19AC3EA04612FE03C79F13676E85C91E274907582949E7C71539D812FC9FFE787A8390028F8D57B9A2BE1289C8456E06F46C152C10CE020AA9C928B80C67B76CDE8ED8045C05D6A77C337CB58A0C61809BDE1ABF572AE70A3B30C6BC2CE34B64B8EEC83BD78D73F92AAB034DCF423AF87919FF685A42923AD730AB1A60ACFAE9537B4A57DFE77EBF801873F2BA9');
CREATE TABLE collections (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	parent_id VARCHAR, 
	created VARCHAR NOT NULL, 
	CONSTRAINT pk_collections PRIMARY KEY (id), 
	CONSTRAINT fk_collections_parent_id FOREIGN KEY(parent_id) REFERENCES collections (id)
);
INSERT INTO "collections" VALUES('ceea6adb-60e1-48af-95cf-899c91afd1df','Quay',NULL,'2026-11-28T21:07:59.643477+00:00');
CREATE TABLE documents (
	id VARCHAR NOT NULL, 
	collection_id VARCHAR, 
	revision INTEGER NOT NULL, 
	edited_kind VARCHAR, 
	edited_facts VARCHAR, 
	created VARCHAR NOT NULL, 
	created_by VARCHAR NOT NULL, 
	deleted_at VARCHAR, 
	CONSTRAINT pk_documents PRIMARY KEY (id), 
	CONSTRAINT fk_documents_collection_id FOREIGN KEY(collection_id) REFERENCES collections (id)
);
INSERT INTO "documents" VALUES('70e37502-0c04-45d4-b035-c5e322aa72a6','ceea6adb-60e1-48af-95cf-899c91afd1df',1,NULL,NULL,'2026-11-28T21:07:59.649744+00:00','reader',NULL);
INSERT INTO "documents" VALUES('0e778e5d-3de6-4755-bccf-11bc6d23a123','ceea6adb-60e1-48af-95cf-899c91afd1df',1,NULL,NULL,'2026-11-28T21:08:02.901081+00:00','reader',NULL);
INSERT INTO "documents" VALUES('49356456-9b81-45b0-bdbf-7202ef8a9891','ceea6adb-60e1-48af-95cf-899c91afd1df',1,NULL,NULL,'2026-11-28T21:08:02.911246+00:00','reader','2026-11-28T21:08:03.896239+00:00');
INSERT INTO "documents" VALUES('0819b1ed-1227-4591-b0c7-e9d4e9b6df1d','ceea6adb-60e1-48af-95cf-899c91afd1df',2,NULL,NULL,'2026-11-28T21:08:03.298265+00:00','reader',NULL);
CREATE TABLE events (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	step_id INTEGER NOT NULL, 
	noun VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	document_id VARCHAR, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	at VARCHAR NOT NULL, 
	CONSTRAINT fk_events_step_id FOREIGN KEY(step_id) REFERENCES steps (id)
);
INSERT INTO "events" VALUES(1,1,'collections','ceea6adb-60e1-48af-95cf-899c91afd1df',NULL,NULL,'{"id":"ceea6adb-60e1-48af-95cf-899c91afd1df","name":"Quay","parent_id":null,"created":"2026-11-28T21:07:59.643477+00:00"}','2026-11-28T21:07:59.643642+00:00');
INSERT INTO "events" VALUES(2,1,'imports','70e37502-0c04-45d4-b035-c5e322aa72a6','70e37502-0c04-45d4-b035-c5e322aa72a6',NULL,'{"revision":1}','2026-11-28T21:07:59.656386+00:00');
INSERT INTO "events" VALUES(3,2,'imports','0e778e5d-3de6-4755-bccf-11bc6d23a123','0e778e5d-3de6-4755-bccf-11bc6d23a123',NULL,'{"revision":1}','2026-11-28T21:08:02.902665+00:00');
INSERT INTO "events" VALUES(4,3,'imports','49356456-9b81-45b0-bdbf-7202ef8a9891','49356456-9b81-45b0-bdbf-7202ef8a9891',NULL,'{"revision":1}','2026-11-28T21:08:02.913073+00:00');
INSERT INTO "events" VALUES(5,4,'imports','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"revision":1}','2026-11-28T21:08:03.299665+00:00');
INSERT INTO "events" VALUES(6,5,'highlights','1615c867-daca-4628-82da-16e5658b35c9','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"id":"1615c867-daca-4628-82da-16e5658b35c9","document_id":"0819b1ed-1227-4591-b0c7-e9d4e9b6df1d","revision":1,"start":34,"end":43,"quotation":"902 boats","prefix":"Harbour survey\nThe survey counted ","suffix":". Of these, 408 were moored.1\nTides\nTwo tides were missed, and n","original":null,"colour":"yellow","style":"fill","note":"Compare the letter.","origin":"","created":"2026-11-28T21:08:03.758285+00:00","created_by":"reader","modified":"2026-11-28T21:08:03.758285+00:00","deleted_at":null}','2026-11-28T21:08:03.758542+00:00');
INSERT INTO "events" VALUES(7,5,'tags','3abaf0ef-fee4-40fa-bd29-593e687f5a12',NULL,NULL,'{"id":"3abaf0ef-fee4-40fa-bd29-593e687f5a12","path":"figures/boats","colour":"","definition":"","created":"2026-11-28T21:08:03.765218+00:00","created_by":"reader"}','2026-11-28T21:08:03.765406+00:00');
INSERT INTO "events" VALUES(8,5,'highlight_tags','1615c867-daca-4628-82da-16e5658b35c9 3abaf0ef-fee4-40fa-bd29-593e687f5a12','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"highlight_id":"1615c867-daca-4628-82da-16e5658b35c9","tag_id":"3abaf0ef-fee4-40fa-bd29-593e687f5a12","added":"2026-11-28T21:08:03.769467+00:00","added_by":"reader"}','2026-11-28T21:08:03.769667+00:00');
INSERT INTO "events" VALUES(9,5,'tags','d3d38c58-fb77-48ca-9623-c38fbbd9d3cc',NULL,NULL,'{"id":"d3d38c58-fb77-48ca-9623-c38fbbd9d3cc","path":"quay","colour":"","definition":"","created":"2026-11-28T21:08:03.772656+00:00","created_by":"reader"}','2026-11-28T21:08:03.772786+00:00');
INSERT INTO "events" VALUES(10,5,'highlight_tags','1615c867-daca-4628-82da-16e5658b35c9 d3d38c58-fb77-48ca-9623-c38fbbd9d3cc','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"highlight_id":"1615c867-daca-4628-82da-16e5658b35c9","tag_id":"d3d38c58-fb77-48ca-9623-c38fbbd9d3cc","added":"2026-11-28T21:08:03.773666+00:00","added_by":"reader"}','2026-11-28T21:08:03.773787+00:00');
INSERT INTO "events" VALUES(11,6,'highlights','a819b66d-f19f-4b2f-9048-122ddb60cb60','0e778e5d-3de6-4755-bccf-11bc6d23a123',NULL,'{"id":"a819b66d-f19f-4b2f-9048-122ddb60cb60","document_id":"0e778e5d-3de6-4755-bccf-11bc6d23a123","revision":1,"start":53,"end":67,"quotation":"902 boats came","prefix":"A letter from the quay\nThe harbour master wrote that ","suffix":".","original":null,"colour":"green","style":"fill","note":"","origin":"","created":"2026-11-28T21:08:03.795422+00:00","created_by":"reader","modified":"2026-11-28T21:08:03.795422+00:00","deleted_at":null}','2026-11-28T21:08:03.795627+00:00');
INSERT INTO "events" VALUES(12,6,'highlight_tags','a819b66d-f19f-4b2f-9048-122ddb60cb60 3abaf0ef-fee4-40fa-bd29-593e687f5a12','0e778e5d-3de6-4755-bccf-11bc6d23a123',NULL,'{"highlight_id":"a819b66d-f19f-4b2f-9048-122ddb60cb60","tag_id":"3abaf0ef-fee4-40fa-bd29-593e687f5a12","added":"2026-11-28T21:08:03.796980+00:00","added_by":"reader"}','2026-11-28T21:08:03.797098+00:00');
INSERT INTO "events" VALUES(13,7,'highlights','7e47f7f8-5dd0-45b8-b750-4d9b6dc3b4cb','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"id":"7e47f7f8-5dd0-45b8-b750-4d9b6dc3b4cb","document_id":"0819b1ed-1227-4591-b0c7-e9d4e9b6df1d","revision":1,"start":79,"end":100,"quotation":"Two tides were missed","prefix":"The survey counted 902 boats. Of these, 408 were moored.1\nTides\n","suffix":", and nobody said why.\nIn May alone.","original":null,"colour":"yellow","style":"fill","note":"","origin":"","created":"2026-11-28T21:08:03.806370+00:00","created_by":"reader","modified":"2026-11-28T21:08:03.806370+00:00","deleted_at":null}','2026-11-28T21:08:03.806532+00:00');
INSERT INTO "events" VALUES(14,8,'highlights','63e066de-85a8-4c2b-a3a7-ede5860a2334','70e37502-0c04-45d4-b035-c5e322aa72a6',NULL,'{"id":"63e066de-85a8-4c2b-a3a7-ede5860a2334","document_id":"70e37502-0c04-45d4-b035-c5e322aa72a6","revision":1,"start":14,"end":24,"quotation":"5441 boats","prefix":"A page\nIn all ","suffix":" were counted at the quay.\nIn the month of May.","original":null,"colour":"yellow","style":"fill","note":"","origin":"","created":"2026-11-28T21:08:03.818575+00:00","created_by":"reader","modified":"2026-11-28T21:08:03.818575+00:00","deleted_at":null}','2026-11-28T21:08:03.818825+00:00');
INSERT INTO "events" VALUES(15,8,'tags','31070ec4-4a4b-4565-891d-867228ccf1df',NULL,NULL,'{"id":"31070ec4-4a4b-4565-891d-867228ccf1df","path":"figures","colour":"","definition":"","created":"2026-11-28T21:08:03.820033+00:00","created_by":"reader"}','2026-11-28T21:08:03.820133+00:00');
INSERT INTO "events" VALUES(16,8,'highlight_tags','63e066de-85a8-4c2b-a3a7-ede5860a2334 31070ec4-4a4b-4565-891d-867228ccf1df','70e37502-0c04-45d4-b035-c5e322aa72a6',NULL,'{"highlight_id":"63e066de-85a8-4c2b-a3a7-ede5860a2334","tag_id":"31070ec4-4a4b-4565-891d-867228ccf1df","added":"2026-11-28T21:08:03.820821+00:00","added_by":"reader"}','2026-11-28T21:08:03.820926+00:00');
INSERT INTO "events" VALUES(17,9,'links','88878b44-238d-4e7a-aa17-cdce0a312ddf','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"id":"88878b44-238d-4e7a-aa17-cdce0a312ddf","source_id":"1615c867-daca-4628-82da-16e5658b35c9","target_id":"a819b66d-f19f-4b2f-9048-122ddb60cb60","kind":"repeats","note":"the same figure","created":"2026-11-28T21:08:03.830144+00:00","created_by":"reader"}','2026-11-28T21:08:03.831427+00:00');
INSERT INTO "events" VALUES(18,10,'tags','d3d38c58-fb77-48ca-9623-c38fbbd9d3cc',NULL,'{"colour":"","definition":""}','{"colour":"blue","definition":"What is at the quay."}','2026-11-28T21:08:03.844732+00:00');
INSERT INTO "events" VALUES(19,11,'highlights','000dbabc-096b-43a6-ac14-38a45f5e926d','0e778e5d-3de6-4755-bccf-11bc6d23a123',NULL,'{"id":"000dbabc-096b-43a6-ac14-38a45f5e926d","document_id":"0e778e5d-3de6-4755-bccf-11bc6d23a123","revision":1,"start":27,"end":41,"quotation":"harbour master","prefix":"A letter from the quay\nThe ","suffix":" wrote that 902 boats came.","original":null,"colour":"yellow","style":"fill","note":"","origin":"","created":"2026-11-28T21:08:03.853957+00:00","created_by":"reader","modified":"2026-11-28T21:08:03.853957+00:00","deleted_at":null}','2026-11-28T21:08:03.854122+00:00');
INSERT INTO "events" VALUES(20,12,'highlights','000dbabc-096b-43a6-ac14-38a45f5e926d','0e778e5d-3de6-4755-bccf-11bc6d23a123','{"deleted_at":null}','{"deleted_at":"2026-11-28T21:08:03.863524+00:00"}','2026-11-28T21:08:03.863597+00:00');
INSERT INTO "events" VALUES(21,13,'highlights','7e47f7f8-5dd0-45b8-b750-4d9b6dc3b4cb','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d','{"note":"","modified":"2026-11-28T21:08:03.806370+00:00"}','{"note":"Why?","modified":"2026-11-28T21:08:03.870984+00:00"}','2026-11-28T21:08:03.871067+00:00');
INSERT INTO "events" VALUES(22,14,'highlights','7e47f7f8-5dd0-45b8-b750-4d9b6dc3b4cb','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d','{"note":"Why?","modified":"2026-11-28T21:08:03.870984+00:00"}','{"note":"","modified":"2026-11-28T21:08:03.806370+00:00"}','2026-11-28T21:08:03.885784+00:00');
INSERT INTO "events" VALUES(23,15,'documents','49356456-9b81-45b0-bdbf-7202ef8a9891','49356456-9b81-45b0-bdbf-7202ef8a9891','{"deleted_at":null}','{"deleted_at":"2026-11-28T21:08:03.896239+00:00"}','2026-11-28T21:08:03.896315+00:00');
INSERT INTO "events" VALUES(24,16,'imports','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"revision":2}','2026-11-28T21:08:05.141139+00:00');
INSERT INTO "events" VALUES(25,16,'places','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',NULL,'{"revision":2,"count":2}','2026-11-28T21:08:05.152473+00:00');
CREATE TABLE highlight_tags (
	highlight_id VARCHAR NOT NULL, 
	tag_id VARCHAR NOT NULL, 
	added VARCHAR NOT NULL, 
	added_by VARCHAR NOT NULL, 
	CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id), 
	CONSTRAINT fk_highlight_tags_highlight_id FOREIGN KEY(highlight_id) REFERENCES highlights (id) ON DELETE CASCADE, 
	CONSTRAINT fk_highlight_tags_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id)
)
 WITHOUT ROWID

;
INSERT INTO "highlight_tags" VALUES('1615c867-daca-4628-82da-16e5658b35c9','3abaf0ef-fee4-40fa-bd29-593e687f5a12','2026-11-28T21:08:03.769467+00:00','reader');
INSERT INTO "highlight_tags" VALUES('1615c867-daca-4628-82da-16e5658b35c9','d3d38c58-fb77-48ca-9623-c38fbbd9d3cc','2026-11-28T21:08:03.773666+00:00','reader');
INSERT INTO "highlight_tags" VALUES('63e066de-85a8-4c2b-a3a7-ede5860a2334','31070ec4-4a4b-4565-891d-867228ccf1df','2026-11-28T21:08:03.820821+00:00','reader');
INSERT INTO "highlight_tags" VALUES('a819b66d-f19f-4b2f-9048-122ddb60cb60','3abaf0ef-fee4-40fa-bd29-593e687f5a12','2026-11-28T21:08:03.796980+00:00','reader');
CREATE TABLE highlights (
	id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	quotation VARCHAR NOT NULL, 
	prefix VARCHAR NOT NULL, 
	suffix VARCHAR NOT NULL, 
	original VARCHAR, 
	colour VARCHAR NOT NULL, 
	style VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	created VARCHAR NOT NULL, 
	created_by VARCHAR NOT NULL, 
	modified VARCHAR NOT NULL, 
	deleted_at VARCHAR, 
	CONSTRAINT pk_highlights PRIMARY KEY (id), 
	CONSTRAINT fk_highlights_document_id_revision FOREIGN KEY(document_id, revision) REFERENCES revisions (document_id, number) ON DELETE CASCADE, 
	CONSTRAINT fk_highlights_document_id FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
INSERT INTO "highlights" VALUES('1615c867-daca-4628-82da-16e5658b35c9','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',1,34,43,'902 boats','Harbour survey
The survey counted ','. Of these, 408 were moored.1
Tides
Two tides were missed, and n',NULL,'yellow','fill','Compare the letter.','','2026-11-28T21:08:03.758285+00:00','reader','2026-11-28T21:08:03.758285+00:00',NULL);
INSERT INTO "highlights" VALUES('a819b66d-f19f-4b2f-9048-122ddb60cb60','0e778e5d-3de6-4755-bccf-11bc6d23a123',1,53,67,'902 boats came','A letter from the quay
The harbour master wrote that ','.',NULL,'green','fill','','','2026-11-28T21:08:03.795422+00:00','reader','2026-11-28T21:08:03.795422+00:00',NULL);
INSERT INTO "highlights" VALUES('7e47f7f8-5dd0-45b8-b750-4d9b6dc3b4cb','0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',1,79,100,'Two tides were missed','The survey counted 902 boats. Of these, 408 were moored.1
Tides
',', and nobody said why.
In May alone.',NULL,'yellow','fill','','','2026-11-28T21:08:03.806370+00:00','reader','2026-11-28T21:08:03.806370+00:00',NULL);
INSERT INTO "highlights" VALUES('63e066de-85a8-4c2b-a3a7-ede5860a2334','70e37502-0c04-45d4-b035-c5e322aa72a6',1,14,24,'5441 boats','A page
In all ',' were counted at the quay.
In the month of May.',NULL,'yellow','fill','','','2026-11-28T21:08:03.818575+00:00','reader','2026-11-28T21:08:03.818575+00:00',NULL);
INSERT INTO "highlights" VALUES('000dbabc-096b-43a6-ac14-38a45f5e926d','0e778e5d-3de6-4755-bccf-11bc6d23a123',1,27,41,'harbour master','A letter from the quay
The ',' wrote that 902 boats came.',NULL,'yellow','fill','','','2026-11-28T21:08:03.853957+00:00','reader','2026-11-28T21:08:03.853957+00:00','2026-11-28T21:08:03.863524+00:00');
CREATE TABLE links (
	id VARCHAR NOT NULL, 
	source_id VARCHAR NOT NULL, 
	target_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	created VARCHAR NOT NULL, 
	created_by VARCHAR NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (id), 
	CONSTRAINT uq_links_source_id_target_id_kind UNIQUE (source_id, target_id, kind), 
	CONSTRAINT fk_links_source_id FOREIGN KEY(source_id) REFERENCES highlights (id) ON DELETE CASCADE, 
	CONSTRAINT fk_links_target_id FOREIGN KEY(target_id) REFERENCES highlights (id) ON DELETE CASCADE
);
INSERT INTO "links" VALUES('88878b44-238d-4e7a-aa17-cdce0a312ddf','1615c867-daca-4628-82da-16e5658b35c9','a819b66d-f19f-4b2f-9048-122ddb60cb60','repeats','the same figure','2026-11-28T21:08:03.830144+00:00','reader');
CREATE TABLE placements (
	highlight_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	document_id VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	decided VARCHAR NOT NULL, 
	CONSTRAINT pk_placements PRIMARY KEY (highlight_id, revision), 
	CONSTRAINT fk_placements_document_id_revision FOREIGN KEY(document_id, revision) REFERENCES revisions (document_id, number) ON DELETE CASCADE, 
	CONSTRAINT fk_placements_highlight_id FOREIGN KEY(highlight_id) REFERENCES highlights (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "placements" VALUES('000dbabc-096b-43a6-ac14-38a45f5e926d',1,'0e778e5d-3de6-4755-bccf-11bc6d23a123',27,41,'same','2026-11-28T21:08:03.854178+00:00');
INSERT INTO "placements" VALUES('1615c867-daca-4628-82da-16e5658b35c9',1,'0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',34,43,'same','2026-11-28T21:08:03.758601+00:00');
INSERT INTO "placements" VALUES('1615c867-daca-4628-82da-16e5658b35c9',2,'0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',34,43,'review','2026-11-28T21:08:05.150855+00:00');
INSERT INTO "placements" VALUES('63e066de-85a8-4c2b-a3a7-ede5860a2334',1,'70e37502-0c04-45d4-b035-c5e322aa72a6',14,24,'same','2026-11-28T21:08:03.818889+00:00');
INSERT INTO "placements" VALUES('7e47f7f8-5dd0-45b8-b750-4d9b6dc3b4cb',1,'0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',79,100,'same','2026-11-28T21:08:03.806588+00:00');
INSERT INTO "placements" VALUES('7e47f7f8-5dd0-45b8-b750-4d9b6dc3b4cb',2,'0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',79,79,'review','2026-11-28T21:08:05.150855+00:00');
INSERT INTO "placements" VALUES('a819b66d-f19f-4b2f-9048-122ddb60cb60',1,'0e778e5d-3de6-4755-bccf-11bc6d23a123',53,67,'same','2026-11-28T21:08:03.795686+00:00');
CREATE TABLE reading_positions (
	document_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_reading_positions PRIMARY KEY (document_id), 
	CONSTRAINT fk_reading_positions_document_id FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
INSERT INTO "reading_positions" VALUES('0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',10,'2026-11-28T21:08:05.417259+00:00');
CREATE TABLE revision_assets (
	document_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	CONSTRAINT pk_revision_assets PRIMARY KEY (document_id, revision, sha256), 
	CONSTRAINT fk_revision_assets_document_id_revision FOREIGN KEY(document_id, revision) REFERENCES revisions (document_id, number) ON DELETE CASCADE, 
	CONSTRAINT fk_revision_assets_sha256 FOREIGN KEY(sha256) REFERENCES assets (sha256)
)
 WITHOUT ROWID

;
CREATE TABLE revisions (
	document_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	source_path VARCHAR NOT NULL, 
	media_type VARCHAR NOT NULL, 
	importer VARCHAR NOT NULL, 
	imported VARCHAR NOT NULL, 
	imported_by VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	facts VARCHAR NOT NULL, 
	remarks VARCHAR NOT NULL, 
	characters INTEGER NOT NULL, 
	sections INTEGER NOT NULL, 
	text_blob VARCHAR NOT NULL, 
	structure_blob VARCHAR NOT NULL, 
	edited_sections VARCHAR, 
	CONSTRAINT pk_revisions PRIMARY KEY (document_id, number), 
	CONSTRAINT fk_revisions_document_id FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE, 
	CONSTRAINT fk_revisions_text_blob FOREIGN KEY(text_blob) REFERENCES blobs (sha256), 
	CONSTRAINT fk_revisions_structure_blob FOREIGN KEY(structure_blob) REFERENCES blobs (sha256), 
	CONSTRAINT fk_revisions_edited_sections FOREIGN KEY(edited_sections) REFERENCES blobs (sha256)
)
 WITHOUT ROWID

;
INSERT INTO "revisions" VALUES('0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',1,'df7d1b06a1ff6ad121d562a3393398cce8b9973d28b8f8590732f621cc1fd01a','/home/reader/harbour.md','text/markdown','markdown 1','2026-11-28T21:08:03.299118+00:00','reader','document','{"title":"Harbour survey"}','[]',136,2,'f37c7373778ab9f7856d2517d1b8a1d48b4d2fb03841523fc73243d7a83ae8b5','2ade1a3ddeb341a5d2024cf572e014884ce296a08202b3dac79a4ceaaa124782',NULL);
INSERT INTO "revisions" VALUES('0819b1ed-1227-4591-b0c7-e9d4e9b6df1d',2,'a7121d5473830e8c2af624587bd813f80a40e870920c054303553b3a408acf7b','/home/reader/harbour.md','text/markdown','markdown 1','2026-11-28T21:08:05.137322+00:00','reader','document','{"title":"Harbour survey"}','[]',113,2,'3c034c5685a1b1e9ae4af73f722ec44c2434794e0eb23f999e332104283e7ee8','b0f4bfbacd92f3798257efc89fe782f146a7baf60b20e18961b52f8560252ceb',NULL);
INSERT INTO "revisions" VALUES('0e778e5d-3de6-4755-bccf-11bc6d23a123',1,'0ca1e846441391894e04a3cd5848288a6304c7e84f994b2abc4affda392dcdf3','/home/reader/letter.txt','text/plain','text 1','2026-11-28T21:08:02.902082+00:00','reader','document','{"title":"A letter from the quay"}','[]',68,1,'a0882a0f2ae28ec31f7fe775b4f9955ff7888f6c189fe96191ee4ae4ef3fac6f','5de1250f24aa6ee0088590b4209bd32525181e3932f0bd79e407a89211cc882d',NULL);
INSERT INTO "revisions" VALUES('49356456-9b81-45b0-bdbf-7202ef8a9891',1,'dc18969628954069f4a4682301b26a366a2b319c0b6f55de3f6a7b39980b88df','/home/reader/old.txt','text/plain','text 1','2026-11-28T21:08:02.912217+00:00','reader','document','{"title":"An old notice"}','[]',35,1,'7d4186b55e994217415758aa6df4a66e55b6777a470c2f880babf785ad40d41b','e3f0e77dbfb1431e44713959bda2de3db49c4d633e4bb34680ca01ae7dd2e821',NULL);
INSERT INTO "revisions" VALUES('70e37502-0c04-45d4-b035-c5e322aa72a6',1,'1375bbdcdb622da1689b184d057e4fe1d3811733052507bb9d6eb068836027a6','/home/reader/note.md','text/markdown','markdown 1','2026-11-28T21:07:59.652712+00:00','reader','document','{"title":"A page"}','[]',71,1,'d7f372247fb4e59f00ebcefa98d7055cd8d06e41f696580341fa57935f1de488','9c5dd61633c1e1761e6d6bf218c5b923fae3c6dd0d9df6d07c8f609d522041f9',NULL);
CREATE TABLE settings (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY ("key")
);
INSERT INTO "settings" VALUES('library id','4bea23ad-4b1c-4b95-80a5-c7d27c04b66d');
CREATE TABLE steps (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	text VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	window VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	"of" INTEGER, 
	CONSTRAINT fk_steps_of FOREIGN KEY("of") REFERENCES steps (id)
);
INSERT INTO "steps" VALUES(1,'Import','2026-11-28T21:07:59.639492+00:00','reader','2a060883862b446589e2d205519965c4','record','done',NULL);
INSERT INTO "steps" VALUES(2,'Import','2026-11-28T21:08:02.891814+00:00','reader','2a060883862b446589e2d205519965c4','record','done',NULL);
INSERT INTO "steps" VALUES(3,'Import','2026-11-28T21:08:02.904752+00:00','reader','2a060883862b446589e2d205519965c4','record','done',NULL);
INSERT INTO "steps" VALUES(4,'Import','2026-11-28T21:08:03.295490+00:00','reader','2a060883862b446589e2d205519965c4','record','done',NULL);
INSERT INTO "steps" VALUES(5,'Highlight','2026-11-28T21:08:03.750333+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(6,'Highlight','2026-11-28T21:08:03.790120+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(7,'Highlight','2026-11-28T21:08:03.805370+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(8,'Highlight','2026-11-28T21:08:03.813470+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(9,'Link','2026-11-28T21:08:03.826266+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(10,'Change tag','2026-11-28T21:08:03.838631+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(11,'Highlight','2026-11-28T21:08:03.852927+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(12,'Remove highlight','2026-11-28T21:08:03.862526+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(13,'Edit note','2026-11-28T21:08:03.869947+00:00','reader','2a060883862b446589e2d205519965c4','change','cut',NULL);
INSERT INTO "steps" VALUES(14,'Undo','2026-11-28T21:08:03.879208+00:00','reader','2a060883862b446589e2d205519965c4','undo','done',13);
INSERT INTO "steps" VALUES(15,'Remove document','2026-11-28T21:08:03.895242+00:00','reader','2a060883862b446589e2d205519965c4','change','done',NULL);
INSERT INTO "steps" VALUES(16,'Import','2026-11-28T21:08:05.127444+00:00','reader','2a060883862b446589e2d205519965c4','record','done',NULL);
CREATE TABLE tags (
	id VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	colour VARCHAR NOT NULL, 
	definition VARCHAR NOT NULL, 
	created VARCHAR NOT NULL, 
	created_by VARCHAR NOT NULL, 
	CONSTRAINT pk_tags PRIMARY KEY (id), 
	CONSTRAINT uq_tags_path UNIQUE (path)
);
INSERT INTO "tags" VALUES('3abaf0ef-fee4-40fa-bd29-593e687f5a12','figures/boats','','','2026-11-28T21:08:03.765218+00:00','reader');
INSERT INTO "tags" VALUES('d3d38c58-fb77-48ca-9623-c38fbbd9d3cc','quay','blue','What is at the quay.','2026-11-28T21:08:03.772656+00:00','reader');
INSERT INTO "tags" VALUES('31070ec4-4a4b-4565-891d-867228ccf1df','figures','','','2026-11-28T21:08:03.820033+00:00','reader');
CREATE INDEX ix_collections_parent_id ON collections (parent_id);
CREATE INDEX ix_steps_state_kind ON steps (state, kind);
CREATE INDEX ix_documents_collection_id ON documents (collection_id);
CREATE INDEX ix_events_document_id ON events (document_id);
CREATE INDEX ix_events_step_id ON events (step_id);
CREATE INDEX ix_revisions_sha256 ON revisions (sha256);
CREATE INDEX ix_revisions_source_path ON revisions (source_path);
CREATE INDEX ix_highlights_document_id_deleted_at ON highlights (document_id, deleted_at);
CREATE INDEX ix_highlight_tags_tag_id ON highlight_tags (tag_id);
CREATE INDEX ix_links_target_id ON links (target_id);
CREATE INDEX ix_placements_document_id_revision ON placements (document_id, revision);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('steps',16);
INSERT INTO "sqlite_sequence" VALUES('events',25);
COMMIT;
