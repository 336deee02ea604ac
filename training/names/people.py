"""People: invented ones, their names joined by chance from lists of given and family names of many origins.

The lists of the Faker project (MIT licence) are used through its package. Those below are this project's own: they
hold the origins that Faker's lists lack or hold few of. No name here is of anybody: given and family names are drawn
apart.
"""

# ruff: noqa: INP001 - a folder of scripts, no package
from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from random import Random

from faker.providers import person
from things import FIXED

__all__ = ["ORIGINS", "Names", "Origin", "faker_lists", "names_of"]


@dataclass(frozen=True)
class Origin:
    """Where a name is at home: how often it is drawn, from which of Faker's lists, and which of our own."""

    share: int
    locales: tuple[str, ...]
    given: str = ""
    family: str = ""


ORIGINS: dict[str, Origin] = {
    "english": Origin(34, ("en_GB", "en_US", "en_NZ")),
    "commonest": Origin(
        30,
        (),
        "John David Michael Paul Peter Andrew James Mark Robert Richard Stephen Steven Ian Kevin Alan Christopher Thomas William "
        "George Charles Edward Harry Jack Oliver Daniel Matthew Simon Philip Anthony Brian Graham Colin Keith Derek Raymond Roger "
        "Margaret Susan Sarah Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Mary Elizabeth Patricia Christine "
        "Linda Emma Claire Laura Rebecca Charlotte Amy Lucy Sophie Jessica Emily Hannah Victoria Alice Ruth Grace Rose Joan Jean "
        "Ann Anne Barbara Carol Janet Alexander Adam Ben Sam Joe Tom Dan Chris Matt Kate Liz Sue Jo Alex Steve Dave Mike Mohammed "
        "Muhammad Fatima Albert Henry Arthur Martin Lewis Stanley Ted Fred Philip Dorothy Ralph Jimmy Johnnie Laura Hugo Tommy",
        "Smith Jones Williams Brown Taylor Davies Davis Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White "
        "Edwards Hughes Green Hall Lewis Harris Clarke Clark Patel Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Baker "
        "King Harrison Morgan Allen James Scott Phillips Watson Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter "
        "Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Khan Marshall Anderson Simpson Ellis Adams Singh Begum "
        "Wilkinson Foster Chapman Powell Webb Rogers Gray Mason Ali Hunt Hussain Owen Palmer Holmes Barnes Knight Lloyd Butler "
        "Russell Barker Fisher Stevens Jenkins Murray Dixon Harvey Burton Baker Stanley Boss Klein Perry Ashley Nichols Reid",
    ),
    "welsh": Origin(
        9,
        (),
        "Aneirin Alwyn Arwel Berwyn Cai Caradog Cledwyn Deiniol Eifion Einion Elwyn Ednyfed Gwilym Gwynfor Iestyn Ioan Iolo "
        "Islwyn Osian Macsen Madog Mabon Morgan Rhisiart Steffan Taliesin Talfryn Tudur Ynyr Alaw Aeronwen Anest Beca Bronwen "
        "Buddug Ceridwen Ceinwen Dilys Dwynwen Eluned Enfys Erin Esyllt Ffraid Glenys Glesni Gwenda Gwladys Gwyneth Heulwen "
        "Iona Lleucu Llio Lleuwen Mabli Meleri Mirain Nest Nia Rhianydd Seren Tirion Tesni "
        "Siân Nia Rhys Dafydd Gareth Owain Ieuan Iwan Emyr Geraint Gwyn Huw Hywel Idris Ifan Llew Llywelyn Meirion "
        "Rhodri Trystan Aled Alun Bryn Dewi Dylan Elis Emlyn Eurig Gethin Glyn Gruffydd Tomos Wyn Carys Catrin Ceri "
        "Cerys Eirlys Elen Eleri Elin Ffion Gwen Gwenllian Haf Heledd Lowri Mair Mali Manon Mared Megan Meinir Menna "
        "Nerys Non Olwen Rhiannon Sioned Tegan Angharad Bethan Branwen Cadi Delyth Efa Llinos Myfanwy Rhian Anwen",
        "Gwynedd Glyndwr Bebb Bellis Blethyn Breeze Craddock Cadogan Crowther Cynan Duggan Edmunds Felix Foulkes Gittins Gough "
        "Hier Idwal Jehu Kendrick Lewys Mansel Mathias Nest Onions Pembroke Picton Powys Prys Pryce Puw Rheinallt Sayce Teague "
        "Tegid Trefor Trevor Tudno Wogan Wynn "
        "Llewellyn Llywelyn Prydderch Probert Pugh Prosser Pritchard Powell Parry Bevan Bowen Gwynne Gwilym Howells "
        "Hopkin Jenkins Lloyd Maddox Meredith Meyrick Morgan Mostyn Nicholas Penry Rees Rhys Roderick Rosser Treharne "
        "Tudor Vaughan Wynne Yorath Beynon Cadwaladr Eynon Griffiths Gethin Havard Ellis Protheroe Watkin Emlyn Trahern",
    ),
    "irish": Origin(
        7,
        ("en_IE",),
        "Aisling Aoibheann Bronagh Cara Catriona Dearbhla Dervla Eilis Eimear Emer Etain Fionnuala Grania Iseult Mairead Meabh "
        "Moira Muireann Oonagh Roisin Sile Sinead Siobhan Sorcha Una Aidan Brendan Caolan Colm Cillian Cuan Daire Darragh "
        "Dermot Enda Eoghan Fiachra Finbar Finn Kieran Lorcan Malachy Manus Niall Odhran Ruairi Ronan Senan Seamus Tiernan "
        "Tomas "
        "Aoife Niamh Siobhán Sinéad Gráinne Caoimhe Orla Róisín Saoirse Ciara Clodagh Deirdre Maeve Bríd Áine Nuala "
        "Padraig Seán Eoin Conor Declan Fergal Cormac Cathal Ciarán Diarmuid Donal Eamon Fintan Liam Oisín Rory Tadhg",
        "O'Donoghue O'Dea O'Flynn O'Flaherty O'Hanlon O'Hare O'Kane O'Loughlin O'Malley O'Meara O'Riordan O'Toole O'Halloran "
        "O'Hagan O'Regan McAleese McAteer McCabe McCann McCaffrey McCormack McDermott McEvoy McGee McGinley McGovern McGowan "
        "McHugh McKeown McNally McNulty McQuillan McQuaid McVeigh Kilbride Kinsella Lenihan Mulcahy Mulholland Moynihan Nolan "
        "Phelan Quigley Redmond Scanlon Tierney Toomey Tynan "
        "O'Farrell O'Brien O'Connor O'Neill O'Sullivan O'Reilly O'Keeffe O'Shea O'Dwyer O'Hagan O'Leary O'Mahony O'Rourke "
        "O'Grady O'Driscoll O'Gorman O'Hara McCarthy McGuinness McLaughlin McKenna McNamara McMahon McGrath McGuire "
        "Fitzgerald Fitzpatrick Gallagher Brennan Byrne Doherty Duffy Flanagan Kavanagh Keane Lynch Mulligan Quinn Rafferty",
    ),
    "scottish": Origin(
        5,
        (),
        "Aileen Annella Beathag Ciorstaidh Coinneach Donald Dougal Dugald Eilean Elspeth Finlay Gavin Greer Greig Innes Jessie "
        "Keir Kirstin Lorna Marsaili Mirren Muriel Murdo Ninian Rhona Ross Ruairidh Seonaid Sorley Torquil Una "
        "Alasdair Angus Calum Catriona Eilidh Ewan Fergus Fiona Hamish Iain Isla Isobel Kirsty Lachlan Mairi Malcolm "
        "Morag Rory Ruaridh Shona Struan Mhairi Ailsa Duncan Gregor Kenneth",
        "MacAskill MacAulay MacBride MacCallum MacColl MacCormick MacCrimmon MacDougall MacFadyen MacGillivray MacInnes "
        "MacInnis MacIver MacLachlan MacLaren MacLennan MacMillan MacNeil MacPhail MacPhee MacQuarrie MacRae MacSween "
        "MacTaggart MacVicar Baird Balfour Bannerman Cairns Cunningham Dunbar Erskine Farquharson Forsyth Gilchrist Haldane "
        "Innes Kinnear Laidlaw Lamont Lockhart Moncrieff Napier Nairn Ogilvy Pringle Ramsay Rattray Sinclair Strachan Tait "
        "Wemyss "
        "MacDonald MacLeod MacKenzie McGregor McIntosh Mackintosh McPherson MacKinnon MacLean McAllister McBride McColl "
        "McDougall McEwan McFarlane McKay McLeish McNab McTavish Abercrombie Buchanan Cameron Carmichael Colquhoun Drummond "
        "Farquhar Galbraith Geddes Menzies Murdoch Ogilvie Rankine Sutherland Urquhart Auchterlonie Dalziel Kerr",
    ),
    "south asian": Origin(
        12,
        ("en_IN", "en_PK"),
        "Parveen Nazia Nusrat Rubina Shazia Sobia Samina Sajida Farzana Ghazala Bushra Rabia Sumaira Uzma Zubaida Tahira Kiran "
        "Lubna Mehwish Humera Iqra Kainat Anum Areeba Abida Asma Ayesha Razia Rashida Rehana Salma Shaheen Sadia Adnan Aamir "
        "Aftab Akhtar Altaf Arshad Ashraf Atif Azhar Babar Ejaz Fahad Farooq Ghulam Haroon Hamza Idris Iftikhar Ilyas Irfan "
        "Javed Jamil Kamran Kashif Khurram Mansoor Masood Mohsin Mubashir Munir Naeem Naveed Nasir Pervez Qaiser Rashid Rizwan "
        "Saeed Sajid Salman Shabbir Shahbaz Shakeel Sohail Tahir Tanveer Umar Wasim Yasir Yousaf Zafar Zeeshan Zubair Amarjit "
        "Amrit Baljit Balvinder Charanjit Daljit Dalvinder Gurdeep Gurdip Gurjit Gurmeet Gurvinder Harbhajan Harjit Harminder "
        "Inderjit Jagdeep Jagjit Jasbir Jaspreet Jatinder Kamaljit Karamjit Kuldeep Kulvinder Lakhbir Mandeep Maninder Mohinder "
        "Narinder Paramjit Pardeep Ranjit Ravinder Sarbjit Satnam Simran Sukhjit Sukhvinder Surinder Surjit Tajinder Tarlochan "
        "Aarav Aditi Ajay Akash Amit Anand Anil Anita Anjana Aparna Archana Aruna Arvind Ashok Asha Bharat Bhavesh Bhavna "
        "Chetan Chirag Darshan Devika Dhruv Dilip Dinesh Divya Gaurav Geeta Gita Govind Hansa Hari Harish Hemant Hetal Indira "
        "Jagdish Jayesh Jignesh Jyoti Kailash Kalpana Kamal Kamala Karan Ketan Kishore Krishna Kunal Lakshmi Lalita Leela Madhu "
        "Mahesh Manisha Manoj Mayur Mina Mohan Mukesh Nalini Naresh Narendra Neha Nilesh Niraj Nisha Nitin Padma Pankaj Pooja "
        "Prakash Pramod Prashant Pratik Praveen Punita Radha Raj Rajesh Rajan Rakesh Ramesh Rani Ravi Reena Rina Ritu Rupa "
        "Sachin Sandeep Sandhya Sanjeev Sarita Satish Seema Shanta Shanti Sheela Shilpa Shobha Shyam Sita Smita Sneha Sonal "
        "Sunil Suresh Sushila Swati Tejal Uma Usha Varsha Vandana Vijay Vikas Vinay Vinod Vishal Yogesh Rukhsar Shahnaz Shirin "
        "Taslima Jannat Runa Momena Hosne Rokeya Shefali Nasima Kulsuma Rina Habibur Mizanur Mostafa Anisur Ataur Azizur Faruk "
        "Jahangir Kamrul Mahbub Matiur Moinul Rafiqul Saiful Shahin Sirajul Suman Tofazzal "
        "Harpreet Gurpreet Jaswinder Manjit Balwinder Kulwant Sukhdeep Rajinder Parminder Navdeep Priya Anjali Sunita "
        "Rekha Vikram Sanjay Rohan Arjun Nikhil Kavita Meera Deepak Imran Asif Bilal Faisal Nadeem Shabana Rukhsana "
        "Saima Zainab Nasreen Shahid Tariq Usman Waseem Yasmin Zahid Shafiq Mohammed Muhammad Rahima Sultana Shahanara "
        "Rezaul Shamsul Nurul Abdul Aminur Farida Jahanara Taslima",
        "Abbasi Afzal Akram Anwar Arif Arshad Ashraf Aslam Aziz Baig Bashir Bhatti Butt Chaudhry Cheema Dar Dogra Farooq Ghani "
        "Gondal Gul Hamid Hanif Hashmi Hayat Ilyas Inayat Ismail Jabbar Jamil Javed Kamal Karim Kayani Kazmi Kiani Latif Lodhi "
        "Lone Mahmud Majeed Manzoor Masood Mehmood Mughal Munir Mushtaq Naqvi Nawaz Nazir Niazi Parvez Pervaiz Qadri Qamar "
        "Qasim Rana Rashid Rasool Raza Razaq Rehman Riaz Rizvi Sadiq Saeed Saleem Sarwar Shabir Shafi Shahzad Sharif Siddique "
        "Sultan Tariq Usman Wahid Waheed Warraich Yaqoob Younis Yousaf Zafar Zaidi Zaman Aujla Badesha Bal Basra Bassi Bedi "
        "Bhamra Bhogal Chahal Chana Chima Dhaliwal Dhanda Dhami Dosanjh Gosal Hayer Heer Hundal Jandu Jagpal Kalsi Khaira "
        "Khangura Khera Kooner Lally Landa Mahal Mander Mangat Mann Matharu Nagra Nijjar Pannu Phull Purewal Rai Randhawa Rehal "
        "Riyat Sahota Sanghera Sangha Sehmi Sekhon Sembi Shergill Sohal Sond Sura Takhar Thandi Thiara Toor Uppal Virdee Virk "
        "Acharya Agarwal Amin Bakshi Barot Basu Bhatt Bhattacharya Biswas Bose Chandra Chauhan Chopra Das Dalal Dave Deshpande "
        "Dixit Dutta Gandhi Ganguly Ghosh Goswami Gupta Iyengar Jain Jadeja Kapadia Kapoor Kotecha Krishnan Kulkarni Kumar Lad "
        "Lakhani Malhotra Mandal Menon Mishra Mistry Modi Mukherji Murthy Nadar Naidu Nath Pandey Pandya Parekh Parikh Parmar "
        "Pathak Popat Prajapati Prasad Rao Rathod Raval Roy Saha Sanghvi Sen Sethi Sharma Shukla Sinha Solanki Soni Srinivasan "
        "Subramaniam Sundaram Tailor Tandon Thakkar Thakur Trivedi Vaghela Varma Verma Vora Vyas Yadav Ali Alam Bhuiyan Gazi "
        "Halder Howlader Kabir Laskar Mia Mollah Mondal Munshi Sikder Sheikh Talukder Gunasekara Jayasuriya Jayawardena Kandiah "
        "Nadarajah Rajapaksa Selvarajah Sivalingam Thevarajah Wickramasinghe Adhikari Basnet Gurung Limbu Magar Shrestha Tamang "
        "Singh Kaur Gill Dhillon Sandhu Sidhu Bains Grewal Johal Atwal Patel Shah Desai Mehta Joshi Chaudhary Hussain "
        "Khan Ahmed Iqbal Akhtar Begum Bibi Mahmood Malik Mirza Qureshi Rafiq Raja Sheikh Siddiqui Uddin Miah Choudhury "
        "Rahman Islam Haque Hoque Khatun Chowdhury Sarkar Banerjee Mukherjee Chatterjee Nair Pillai Reddy Iyer Perera "
        "Fernando Sivakumar Thapa Gurung Rai",
    ),
    "african": Origin(
        9,
        ("en_NG", "en_KE", "yo_NG", "ha_NG", "ig_NG", "zu_ZA", "tw_GH"),
        "Abiodun Abimbola Abiola Adebola Adebowale Adedayo Adekunle Ademola Adenike Aderonke Adetokunbo Adewale Akin Akinola "
        "Amaka Amarachi Anuoluwapo Ayodele Ayodeji Ayomide Babajide Bamidele Bisi Bolaji Bola Bukola Chiamaka Chibuzo Chidinma "
        "Chika Chike Chinelo Chinonso Chinwe Chioma Chizoba Chukwuemeka Damilola Dayo Ebele Ebere Efosa Ekene Emeka Enitan Femi "
        "Folake Funke Funmilayo Gbenga Ibukun Idowu Ifeanyi Ifeyinwa Ike Ikechukwu Jide Kehinde Kelechi Kunle Lanre Mayowa "
        "Modupe Nkechi Nkem Nnamdi Nneka Nonso Nwankwo Obiageli Obioma Odunayo Okechukwu Olabisi Oladipo Olajide Olamide "
        "Olanrewaju Olasunkanmi Olayinka Olufemi Olufunke Olusegun Oluseyi Oluwadamilola Oluwafemi Oluwaseun Oluwaseyi "
        "Oluwatobi Oluwatosin Onyeka Onyinye Opeyemi Osagie Osaze Oyinkansola Rotimi Sade Segun Simisola Sola Somto Taiwo "
        "Temitope Titilayo Tobi Tochukwu Tola Tolu Tope Tosin Uchenna Uchechi Uzoma Wale Yemi Yinka Zainab Adwoa Afia Afua Akua "
        "Akwasi Ato Baaba Ebo Efua Ekow Esi Kobina Kojo Kwaku Kwesi Maame Nana Nii Ohene Paa Yaa Amadou Awa Bintou Boubacar "
        "Cheikh Demba Fanta Ibrahima Kadiatou Lamin Mariama Modou Moussa Musa Oumar Ramatoulaye Saikou Sekou Abdi Abdullahi "
        "Ahmednur Ali Asha Ayan Bashir Deqa Fartun Fowzia Guled Habiba Halima Hibo Hodo Hussein Idil Ilhan Jamila Khadra Ladan "
        "Mohamud Muna Nasra Nimco Omar Saado Safiya Sagal Sharmarke Suleekha Ubah Warsan Yasin Zahra Abeba Alem Almaz Aster "
        "Berhane Biniam Daniel Eden Elsa Eyob Feven Filmon Freweini Genet Girma Haben Helen Hiwot Kidane Lemlem Meron Mulu "
        "Natnael Robel Rahel Samrawit Senait Simon Tadesse Tesfay Tsegay Winta Yohannes Yonas Zewdi Achieng Akinyi Atieno Auma "
        "Awino Barasa Chebet Cheruiyot Jepkosgei Juma Kariuki Karanja Kiprono Kipchoge Makena Moraa Muthoni Mwende Njeri "
        "Nyambura Ochieng Okello Omondi Onyango Ouma Wairimu Wambui Wangari Wafula Anesu Chenai Chipo Edmore Farirai Fungai "
        "Gamuchirai Kudakwashe Kudzai Lovemore Munashe Nyasha Panashe Rumbidzai Ruvimbo Simbarashe Tafadzwa Takudzwa Tapiwa "
        "Tariro Tawanda Tinashe Tsitsi Vimbai Andile Bongani Busisiwe Lindiwe Mandla Nandi Nomsa Nosipho Palesa Sibusiso Thabo "
        "Thulani Zanele Zodwa "
        "Adaeze Chinedu Chidi Ngozi Emeka Ifeoma Obinna Uche Olumide Folasade Tunde Yetunde Babatunde Kwame Kofi Ama Abena "
        "Akosua Yaw Kwabena Tendai Tatenda Rudo Farai Thandiwe Sipho Nomvula Themba Lerato Wanjiru Kamau Achieng Otieno "
        "Ayaan Abdirahman Hodan Ifrah Sahra Faduma Mahad Liban Yusuf Selam Abebe Tigist Dawit Mehret Amina Fatou Mamadou "
        "Ousmane Aissatou Blessing Precious Gift Emmanuel Patience Comfort",
        "Abara Abiola Abubakar Achebe Adebisi Adedeji Adefemi Adegoke Adekoya Adelabu Adeleke Adeniyi Adeola Aderibigbe "
        "Adesanya Adewale Adeyinka Afolayan Agbaje Agu Aina Ajayi Akande Akinola Akintola Akpan Alabi Aluko Amadi Anyanwu Aremu "
        "Asuquo Ayodele Azikiwe Babalola Badmus Bakare Bamgbose Bankole Bello Chibuike Danjuma Dike Dosunmu Ebele Effiong "
        "Egbuna Ejiofor Ekwueme Emecheta Enahoro Essien Etuk Ezekwesili Fagbemi Falade Fashola Folarin Ibe Ibekwe Ibrahim Idowu "
        "Igbinedion Igwe Iheanacho Ike Ikpeba Iwobi Iwu Jegede Kalu Kuti Lawal Madu Mbah Mohammed Musa Nnamdi Nnaji Njoku "
        "Nwankwo Nwokocha Nworah Obaseki Obiora Odukoya Odunsi Ofili Ogbonna Oguntoyinbo Ojo Ojukwu Okafor Okeke Okereke Okezie "
        "Okoli Okonjo Okoye Okpara Oladele Olajide Olaniyan Olatunji Olayinka Olorunfemi Oluwole Omotola Onyeka Onuoha Opara "
        "Orji Osagie Oshodi Osinbajo Owolabi Oyelaran Oyelowo Sanusi Shonibare Sowande Soyinka Taiwo Uche Udo Ude Ugochukwu "
        "Umeh Usman Uzodinma Uzoma Yakubu Yusuf Abban Acheampong Addo Adjei Adomako Afriyie Agyei Agyeman Akuffo Amankwah "
        "Amponsah Anane Ankrah Annan Ansah Antwi Arthur Asamoah Atta Ayew Badu Baidoo Bediako Bonsu Danquah Darko Debrah Dankwa "
        "Donkor Duah Essuman Frimpong Fosu Gyamfi Gyasi Kufuor Kyei Manu Nkansah Nkrumah Ntim Nyarko Obeng Ofori Okyere Opoku "
        "Oppong Poku Quaye Sarpong Sarfo Tetteh Tutu Twum Yeboah Abdullahi Adan Aden Ahmed Ali Awale Dahir Dirie Duale Egal "
        "Elmi Gedi Guled Hassan Hashi Hirsi Ibrahim Ismail Mire Nur Omar Roble Salad Samatar Sharif Shire Yusuf Abraha Alemu "
        "Araya Asfaw Assefa Berhe Demissie Desta Gebre Gebreyesus Ghebremedhin Girma Habte Hagos Kidane Mengistu Mesfin Negash "
        "Okbay Tadesse Tekle Tewolde Woldemariam Wolde Yohannes Zerai Achieng Barasa Cheruiyot Chege Gachanja Githinji Kamau "
        "Karanja Kariuki Kibet Kimani Kiplagat Kipkemboi Koech Macharia Maina Mbugua Muchiri Munyao Muriithi Mutua Mwaura "
        "Ndegwa Nganga Njuguna Ochieng Odinga Ogola Okoth Omondi Onyango Otieno Ouma Owino Wafula Wanjiku Waweru Banda Chanda "
        "Chigumba Chikowore Chingoka Chirwa Chitando Gumbo Mabhena Machingura Madziva Makoni Mandaza Mapfumo Maposa Marufu "
        "Mhlanga Mlambo Mudenda Mugabe Mukwashi Murape Musona Muzenda Ndoro Nhamo Nyathi Nyoni Phiri Shumba Tshuma Zimuto "
        "Buthelezi Cele Khoza Mahlangu Mabuza Maseko Mokoena Molefe Mthembu Naidoo Ngcobo Shabangu Sithole Tshabalala Zungu Bah "
        "Bojang Ceesay Cissé Conté Coulibaly Diop Drammeh Fall Fofana Gaye Jallow Jammeh Jobe Keita Koroma Mbaye Ndiaye Njie "
        "Sall Sanneh Sarr Sow Sillah Sylla Touray Turay "
        "Okafor Okonkwo Adeyemi Adebayo Ogunleye Olawale Eze Nwosu Nwachukwu Obi Okoro Balogun Afolabi Mensah Owusu Boateng "
        "Asante Osei Appiah Amoah Mbeki Moyo Ncube Ndlovu Sibanda Dube Chikwanha Mutasa Zulu Khumalo Dlamini Nkosi Mwangi "
        "Njoroge Odhiambo Warsame Abdi Farah Jama Hersi Osman Mohamud Tesfaye Haile Bekele Kebede Gebremariam Diallo Camara "
        "Traore Kone Kamara Sesay Conteh Bangura Mbeki Chukwu Igwe",
    ),
    "caribbean": Origin(
        5,
        (),
        "Aaliyah Alwyn Andre Ashanti Audley Calvin Carlton Cedric Chevelle Clifton Clinton Conrad Cuthbert Damion Dameon Delano "
        "Denzil Deron Devonte Diamond Earlington Elroy Fitzroy Garfield Glenroy Granville Jabari Jamar Jamelia Jerome Kadeem "
        "Kareem Kieron Lascelles Leon Lennox Leshawn Linford Lisandra Lorna Ludlow Maxine Melvina Monifa Nadine Nevaeh Norris "
        "Ophelia Orlando Orville Patrice Percival Quincy Raheem Rashawn Renford Rohan Romario Roxanne Rupert Sanchez Shakira "
        "Shanique Shantelle Shaniqua Sherene Stedman Tashana Theophilus Tiana Trevon Tyrell Usain Vincent Vernon Wesley Zavier "
        "Zephaniah "
        "Delroy Winston Leroy Errol Everton Clive Desmond Devon Dwayne Tyrone Marlon Jermaine Lloyd Neville Trevor Courtney "
        "Shanice Keisha Latoya Shanelle Marcia Yvonne Sonia Beverley Claudette Hyacinth Merlene Paulette Donovan Jahmal "
        "Kemar Shaquille Tanisha Renée Chantelle Ezekiel Cleveland",
        "Ambrose Anglin Archibald Augustin Bartley Belgrave Benjamin Bennett Bernard Bishop Boothe Boucher Bramble Bryan "
        "Burrell Calliste Cato Chambers Christian Coombs Crooks Cuffy Cummings Cunningham Dyer Edmondson Ellington Esnard "
        "Findlay Fontaine Forde Fraser Garvey Goulbourne Grannum Greenidge Griffith Haynes Headley Holness Hylton Jarrett "
        "Josephs Kellman Lashley Laville Lewin Lovelace Lumsden Mahabir Marley Maxwell Mckenzie Mohammed Moncrieffe Mullings "
        "Munroe Nesbeth Noel Octave Parchment Patterson Persaud Phipps Pitter Prescod Quashie Ramdin Ramsaran Richards Rowe "
        "Sandiford Seales Singh Skerritt Smellie Hilaire Thelwell Thorne Trotman Valentine Waithe Wedderburn Williams Wint "
        "Yearwood "
        "Campbell Gordon Brown Grant Francis Clarke Reid Bailey Morrison Palmer Beckford Blackwood Bogle Braithwaite Brathwaite "
        "Cumberbatch Dacosta Daley Gayle Henry Hinds Lawrence Lindo Livingston Malcolm Mcfarlane Nembhard Pinnock Plummer "
        "Pryce Samuels Sewell Stewart Tulloch Walcott Weekes Whyte Alleyne Baptiste Joseph Charles Pierre Toussaint",
    ),
    "arabic": Origin(
        6,
        (),
        "Abbas Abdel Adel Adnan Ali Alaa Amin Amir Amira Anas Anwar Arwa Asma Ayman Aya Ayub Azza Badr Bilal Bushra Dalia Dina "
        "Dunia Eman Essam Fadi Fadia Faisal Farah Fares Fawzi Fayez Ghada Hadi Hafsa Hamid Hamza Hanan Hani Haris Hashim Hazem "
        "Hisham Houda Idris Imad Iman Inas Ines Ihab Jaafar Jihad Joud Kamal Karima Khalil Lamia Latifa Lina Lubna Luay Maha "
        "Majid Malak Malik Manal Mariam Marwa Marwan Mona Moustafa Muhannad Muna Murad Nada Nadim Nael Naima Najib Najwa Nawal "
        "Nidal Nisreen Nizar Nour Omaima Othman Qais Raed Rafiq Raghad Rahma Raja Rasha Rawan Reem Rima Ruba Saber Sabrina "
        "Sahar Said Salah Salem Samah Samar Samer Sana Sara Shadi Shaima Sherif Souad Suha Sumaya Tala Talal Tamer Thaer Wafa "
        "Wael Widad Yahya Yara Yasin Yasser Younes Youssef Zaid Zaina Zakaria Zeinab Abdulkadir Agnes Ahad Arash Arezoo Ashkan "
        "Bahram Behnaz Behrouz Dara Ehsan Elham Fariba Farzaneh Fereshteh Ghazal Hamed Hossein Iraj Javad Jamshid Kamran Keyvan "
        "Laleh Mahdi Mahnaz Maryam Masoud Mehdi Mina Mitra Mojtaba Morteza Nader Narges Nasser Navid Niloufar Parisa Parvin "
        "Payam Pouya Roya Saeed Sepideh Shahin Shirin Sina Soheila Soraya Vahid Zohreh Ahmet Ali Aylin Berat Burak Bülent Can "
        "Cem Deniz Dilek Ebru Engin Erdem Esra Fatma Gökhan Gül Hakan Hatice Hüseyin Kemal Leyla Mehmet Meryem Murat Mustafa "
        "Nuray Onur Orhan Özgür Selin Sevgi Sibel Tolga Ufuk Yasemin Zeynep Dilan Berivan Hêvîn Azad Baran Rebin Karwan Rebaz "
        "Shwan Hawre Ahmadzai Rahmatullah Najibullah Zabihullah Esmatullah Habibullah Hamidullah Sayed Gulalai Palwasha "
        "Spozhmai "
        "Ahmad Mohammed Mahmoud Mustafa Khalid Khaled Omar Hassan Hussein Ibrahim Ismail Jamal Karim Nabil Nasser Rashid Sami "
        "Tarek Walid Yousef Ziad Abdullah Abdulrahman Aisha Amal Fatima Hala Huda Khadija Layla Leila Maryam Nadia Noor Rana "
        "Rania Salma Samira Yasmine Zahra Hiba Bashar Firas Ghassan Haitham Mazen Osama Qasim Rami Saad Safa Shirin Darya "
        "Reza Farhad Shahram Nasrin Azadeh Kaveh Goran Soran Rojin Serkan Emre Elif Ayşe",
        "Abbas Abbasi Abboud Abdallah Abdelaziz Abdo Abdulkarim Abu-Bakr Afshar Akbari Alavi Alawi Al-Ali Al-Amin Al-Baghdadi "
        "Al-Hakim Al-Jabri Al-Khatib Al-Masri Al-Najjar Al-Obaidi Al-Qahtani Al-Saadi Al-Shami Al-Zahrani Amiri Ansari Ashrafi "
        "Asghari Atallah Attar Awad Ayoub Azizi Badawi Bagheri Bahrami Barakat Bashara Bayat Bitar Boulos Chahine Daher Daoud "
        "Ebrahimi El-Sayed Elbaz Fahmy Faraj Farahani Fares Farouk Fathi Fawaz Ghazi Ghorbani Habib Hafez Haj Hakimi Halabi "
        "Hamad Hamed Hamidi Hammoud Harb Hashemi Hassan Hassani Heidari Heydari Hosseinzadeh Hussain Hussein Ibrahim Issa "
        "Jafari Jalali Jalil Jamali Jamil Kaddour Kanaan Karam Karimian Khalaf Khaled Khalil Khatib Khodadadi Khorasani Lotfi "
        "Maalouf Mahdavi Mahdi Mahmoud Mahmoudi Maleki Malik Marashi Mehdizadeh Mirzaei Moradi Mousa Moussa Mousavi Musa "
        "Mustafa Nader Naji Najafi Najm Nasr Nasseri Nazari Nejad Othman Qassem Rahmanzai Rajab Ramadan Ramzi Rashidi Razavi "
        "Rezaei Rostami Sabri Sadeghi Safi Said Salameh Salehi Salem Salim Salman Samadi Sarkis Sayed Shafiei Shah Shakir "
        "Sharifi Sheikh Shirazi Soltani Stanikzai Popalzai Yousafzai Zadran Wardak Hotak Sultani Tabatabaei Tahir Tawfik Yasin "
        "Yassin Younis Youssef Zahedi Zaki Zarei Ziadeh Zidan Arslan Aslan Aydın Bulut Çelik Çetin Doğan Erdoğan Güneş Kaplan "
        "Kara Keskin Kılıç Koç Korkmaz Kurt Özdemir Polat Tekin Toprak Turan Ünal Yıldız Yıldırım Yüksel Aziz Barzanji Hama "
        "Jaff Karim Kakai Rasul Talabani Zangana "
        "al-Rashid al-Hassan Al-Sayed el-Masri El-Amin Haddad Khoury Mansour Nassar Saleh Shaheen Suleiman Aziz Bakr Darwish "
        "Fakhouri Ghanem Hamdan Hijazi Jaber Kassab Kazemi Karimi Hosseini Rahimi Ahmadi Mohammadi Noori Haidari Zamani Barzani "
        "Yılmaz Demir Kaya Şahin Öztürk Najjar Odeh Qadir Rahmani Sabbagh Taha Zaman",
    ),
    "polish": Origin(
        6,
        ("pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "lt_LT", "lv_LV"),
        "Malgorzata Lukasz Pawel Elzbieta Zofia Hanna Halina Barbara Bozena Danuta Grazyna Jadwiga Joanna Justyna Kamila "
        "Karolina Kinga Magdalena Marta Monika Natalia Oliwia Paulina Renata Sylwia Teresa Urszula Wanda Wieslawa Zuzanna "
        "Adrian Andrzej Artur Bartosz Bartlomiej Czeslaw Dariusz Dawid Dominik Filip Henryk Ireneusz Jacek Jakub Janusz "
        "Jaroslaw Jerzy Kamil Karol Kazimierz Konrad Leszek Maciej Marcin Mariusz Michal Mieczyslaw Miroslaw Norbert Patryk "
        "Przemyslaw Radoslaw Rafal Robert Roman Ryszard Sebastian Slawomir Stefan Sylwester Tadeusz Waldemar Wieslaw Wladyslaw "
        "Zdzislaw Adriana Alina Andreea Anca Bogdan Camelia Catalin Cosmin Costel Cristian Daniela Diana Dorin Dragos Elena "
        "Eugen Florin Gabriela Gheorghe Ileana Ioan Ioana Ionel Ionut Iulia Laurentiu Liviu Loredana Lucian Madalina Marian "
        "Mihaela Mihai Mircea Nicolae Octavian Ovidiu Petru Radu Razvan Roxana Silviu Simona Sorin Stefania Tudor Valentin "
        "Vasile Viorel Viorica Agne Aiste Andrius Arturas Audrius Daiva Darius Deividas Donatas Egle Gintaras Giedre Ieva Inga "
        "Jolita Jonas Jurgita Kestutis Kristina Laima Linas Lina Mantas Mindaugas Neringa Nerijus Ramune Rasa Rimantas Rita "
        "Rolandas Saulius Sigita Tadas Tomas Vaida Valdas Vilma Virginijus Vytautas Zydrunas Aigars Andris Arnis Dace Edgars "
        "Guntis Ilze Inese Janis Juris Laima Liga Maris Normunds Raimonds Sandra Uldis Valdis Zane Arben Agron Ardit Besnik "
        "Blerim Bujar Dritan Edon Elira Endrit Erion Fatmir Flamur Gezim Ilir Klodian Kujtim Luan Mimoza Sokol Valon Vjosa "
        "Anastasiia Bohdan Halyna Ihor Iryna Ivan Kyrylo Larysa Liudmyla Lyubov Maksym Mykhailo Mykola Nadiia Natalya Oksana "
        "Oleh Olena Olha Pavlo Petro Roman Ruslan Serhii Sofiia Stepan Taras Tetiana Vadym Valentyna Vasyl Viktor Vira "
        "Volodymyr Vladyslav Yaroslav Yevhen Yulia Yurii Dimitar Georgi Hristo Ivaylo Kalina Krasimir Lyubomir Milena Mladen "
        "Nikolay Penka Plamen Radoslav Rositsa Rumen Stoyan Svetla Svetoslav Todor Tsvetan Vesela Yordan Zhivko "
        "Agnieszka Małgorzata Katarzyna Łukasz Paweł Grzegorz Wojciech Krzysztof Tomasz Zbigniew Ewa Iwona Dorota Jolanta "
        "Stanisław Bogdan Marek Piotr Szymon Mateusz Oleksandr Dmytro Svitlana Kateryna Andriy",
        "Adamczyk Adamski Andrzejewski Baran Bak Bielecki Borkowski Brzozowski Chmielewski Cieslak Czarnecki Czerwinski "
        "Dabrowski Domanski Duda Dudek Gajewski Glowacki Gorski Górski Jablonski Jakubowski Janik Jankowska Jasinski Jaworski "
        "Kaczmarek Kaczmarczyk Kaczynski Kalinowski Kaminska Kaminski Kania Karpinski Kasprzak Kaźmierczak Klimek Kolodziej "
        "Konieczny Kopec Kosinski Kot Kowalik Kozak Koziol Kozlowski Krajewski Krawczyk Kruk Krupa Krol Król Kubiak Kucharski "
        "Kujawa Kulik Kwiatkowski Laskowski Lewandowska Lis Lukasik Maciejewski Majewski Makowski Malecki Malinowski Marciniak "
        "Marczak Matuszewski Mazurek Michalak Mikolajczyk Milewski Mroz Murawski Nowacki Nowakowski Nowicki Olejnik Olszewski "
        "Orlowski Ostrowski Pajak Pawlak Pawlowski Pietrzak Piotrowska Podgorski Przybylski Rogowski Romanowski Rutkowski Rybak "
        "Sadowski Sawicki Sikora Sikorski Skiba Sobczak Sokolowski Stankiewicz Stasiak Stachowiak Stefanski Szczepaniak Szulc "
        "Szewczyk Szymanska Szymczak Tomaszewski Tomczak Urban Urbanski Walczak Wasilewski Wieczorek Wilczynski Wilk Winiarski "
        "Wisniewska Wisniewski Witkowski Wlodarczyk Wojciechowski Wojcik Wolski Wozniak Wrobel Wróbel Wroblewski Wysocki Zajac "
        "Zakrzewski Zalewski Zawadzki Zielinska Zielinski Ziolkowski Żak Żurawski Żuk Albu Avram Balan Barbu Bejan Botezatu "
        "Bratu Bucur Calin Ciobanu Cojocaru Constantin Constantinescu Cristea Diaconu Dinu Dobre Dragan Dragomir Dumitrescu "
        "Dumitru Enache Florea Gheorghe Ghita Grigore Iacob Iordache Ispas Lazar Luca Lungu Manea Manole Marin Marinescu Matei "
        "Mazilu Mihai Mihalache Mocanu Moldovan Munteanu Muresan Neagu Nicolae Nistor Oprea Paraschiv Petrescu Pop Popa Radu "
        "Rosu Rusu Sandu Serban Simion Stan Stanciu Stoica Suciu Toma Tudor Tudose Ungureanu Ursu Vasile Vlad Voicu Zaharia "
        "Balčiūnas Jankauskas Kavaliauskas Paulauskas Stankevicius Urbonas Vasiliauskas Zukauskas Butkus Ozols Kalniņš Liepiņš "
        "Jansons Krūmiņš Hoxha Krasniqi Gashi Berisha Shehu Dervishi Gjoka Prifti Leka Hysa Kola Marku Bondarenko Boyko "
        "Hrytsenko Ivanenko Karpenko Klymenko Koval Kovalchuk Kravchenko Kravchuk Kuzmenko Lysenko Marchenko Melnyk Moroz "
        "Oliynyk Pavlenko Petrenko Polishchuk Ponomarenko Rudenko Savchenko Shevchuk Sydorenko Tkachuk Vasylenko Yakovenko "
        "Zakharchenko Dimitrov Georgiev Hristov Ivanov Kolev Marinov Nikolov Petkov Petrova Stoyanov Todorov Angelov Atanasov "
        "Iliev Vasilev Yordanov "
        "Kowalski Kowalska Nowak Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski "
        "Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Zając Wieczorek Jabłoński Popescu Ionescu "
        "Kazlauskas Petrauskas Bērziņš Shevchenko Kovalenko Bondarenko Tkachenko Ivanova Petrov Sokolov Volkov",
    ),
    "chinese": Origin(
        4,
        (),
        "Bo Chao Cheng Chun Dan Dong Fei Gang Guang Hai Han Hong Huan Jia Jiahao Jian Jie Jin Juan Jinhai Kai Kang Kun Lan "
        "Lan-Ying Lian Liang Lihua Lin Ling Long Lu Meng Min Ming-Hui Mingxia Nan Ning Peng Qian Qing Qiu Rong Rui Shan Sheng "
        "Shu Shu-Fen Shuang Siu Song Suk Tao Ting Wai Wan Wen Wenjing Xia Xiang Xiaoli Xiaoyan Xing Xiu Xue Xueying Xiuying Ya "
        "Yang Yi Yifan Yichen Ying-Jie Yu-Fei Yuan Yue Yun Ze Zhi Zhihao Zhong Zhu Zixuan Ziyi Chi-Ming Chun-Wai Hiu-Ting "
        "Ho-Yin Ka-Yan Kit-Ying Kwok-Keung Lai-Fong Man-Yee Mei-Ling Pui-Ling Siu-Fong Tsz-Ching Wai-Kit Wing-Sze Yiu-Ming Anh "
        "Bao Binh Chau Cuong Dao Diep Dinh Dung Duong Giang Ha Hai Hang Hanh Hien Hieu Hoa Hoang Hung Huong Huy Khanh Khoa Lam "
        "Lan Loan Mai Nam Nga Ngoc Nhung Oanh Phong Phuc Phuong Quang Quoc Quyen Quynh Son Tam Thanh Thao Thi Thien Thinh Thu "
        "Thuan Tien Toan Trang Tri Trinh Trung Tuan Tuyen Tuyet Van Viet Vinh Xuan Yen Aiko Akira Daisuke Emi Haruka Haruto "
        "Hina Kaito Kaori Kazuki Keiko Kumiko Makoto Masashi Mayumi Megumi Miho Naoko Noriko Ren Ryo Sachiko Satoshi Shinji "
        "Sora Takashi Takumi Tomoko Yoko Yui Yuto Eun-Ji Hye-Jin Hyun-Woo Ji-Hoon Ji-Min Ji-Woo Jae-Won Min-Ji Seung-Ho "
        "So-Young Soo-Jin Sung-Min Young-Ho Arnel Bayani Benigno Dalisay Divina Efren Jovelyn Ligaya Luzviminda Marites Nenita "
        "Reynaldo Rodel Rommel Rosalinda Rowena "
        "Wei Ming Xiao Jing Li Fang Hui Jun Lei Mei Na Ping Qiang Yan Ying Yong Zhen Xin Hao Chen Yu Xiaoming Meiling Jianguo "
        "Weijie Yuxuan Zihan Siu-Ming Ka-Wai Wing-Yan Chi-Keung Thuy Linh Nguyet Minh Anh Duc Hiroshi Yuki Kenji Sakura Jin-Woo "
        "Min-Jun Seo-Yeon Maria Jose Rosario Angelica",
        "Ao Bai Cai Cao Cen Chang Chao Chiu Chow Choy Chu Chua Chui Cui Dai Deng Ding Dong Du Duan Fan Fang Fong Fok Fu Fung "
        "Gao Ge Gong Gu Guan Hao Hou Hsieh Hsu Hu Hui Jia Jiang Jin Kang Kong Koo Kuang Kwan Kwong Lai Lam Lee Lei Leong Li "
        "Liang Liao Liew Lim Liao Ling Lo Lok Loke Long Loo Lu Lui Luk Lum Lyu Ma Mak Man Mao Meng Miao Mok Mo Ngai Ngan Ning "
        "Ong Ou Pan Pang Pei Peng Poon Pu Qian Qiao Qin Qiu Quan Ren Ruan Shao Shen Sheng Shi Shum Sin Sit Siu So Song Soong Su "
        "Szeto Tai Tam Tan Tao Teng Teo Tian Tong Tse Tsui Tung Wan Wai Wei Wen Weng Woo Xia Xiang Xiao Xie Xing Xiong Xue Yam "
        "Yan Yao Yau Ye Yee Yeung Yim Yin Ying Yiu Yu Yuan Yue Yuen Yung Zeng Zhai Zhan Zhen Zhong Zou Bui Dang Dao Dinh Do "
        "Doan Duong Ho Hoang Lai Luong Luu Mac Mai Ngo Phan Quach Ta Thai Thach To Trinh Truong Vo Vu Vuong Fujita Hasegawa "
        "Hayashi Ikeda Inoue Ishikawa Ito Kato Kimura Kobayashi Kondo Maeda Matsumoto Mori Nakagawa Nakajima Nakamura Nakano "
        "Nishimura Ogawa Okada Ono Saito Sakamoto Sasaki Sato Shimizu Takahashi Takeuchi Ueda Wada Watanabe Yamada Yamaguchi "
        "Yamashita Yoshida Bae Baek Cho Chung Han Hong Hwang Jang Jeon Kang Kwon Lim Moon Oh Ryu Seo Shin Son Song Yoo Yoon "
        "Aquino Bacani Castillo Delacruz Domingo Fernandez Garcia Gonzales Magsaysay Manalo Mercado Navarro Ocampo Panganiban "
        "Ramos Salazar Soriano Tolentino Villanueva "
        "Wang Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Zhu Lin Guo He Luo Zheng Tang Feng Cheung Chan Wong Leung Lau Cheng "
        "Ng Ho Yip Kwok Tsang Nguyen Tran Pham Huynh Le Tanaka Suzuki Yamamoto Kim Park Choi Jung Santos Reyes Cruz Bautista",
    ),
    "wordy": Origin(
        9,
        (),
        "Faith Hope Grace Joy Autumn Summer Rose Ivy Lily Daisy Poppy Heather Hazel Holly Robin Jay Dale Glen Cliff Rich Will Mark Bill "
        "Pat Art Gene Dean Chase Hunter Mason Carter Taylor Morgan Jordan Ashley Rowan Blessing Precious Destiny Angel Skye River Brook "
        "Amber Ruby Pearl Jade Crystal Olive Melody Harmony Charity Patience Prudence Constance Verity Mercy April May June Victor Frank "
        "Ernest Max Rocky Jack Guy Drew Grant Miles Penny Dawn Eve Sandy Summer Harper Piper Parker Logan Sky Storm Phoenix Gift Comfort "
        "Clement Justice Noble Prince Royal Major Dallas Paris London Chelsea Brooklyn Florence Victoria Georgia Israel Kingston Devon",
        "Park Lake Long Marsh Forrest Baker Young Bell Wren Swan Drake Finch Nightingale Partridge Fox Lamb Bull Bird Fish Pike Salmon "
        "Herring Crabbe Rose Flower Flowers Bush Wood Woods Hill Dale Vale Field Fields Meadows Brook Brooks Rivers Pool Ford Bridge "
        "Bridges Street Lane Church Temple Abbot Pope Bishop Dean Parsons Monk King Prince Duke Earl Knight Squire Page Butler Cook "
        "Butcher Mason Carpenter Sawyer Taylor Weaver Potter Cooper Turner Wright Wheeler Carter Porter Farmer Shepherd Hunter Fisher "
        "Gardener Miller Brewer Winter Winters Summers Frost Snow Storm Rain Gale May March Day Weeks Moon Gold Silver Steel Stone Clay "
        "Sands Cross Green White Black Brown Gray Short Small Little Strong Hardy Swift Sharp Keen Wise Good Best Noble Rich Power Love "
        "Joy Hope Case Bond Cash Penny Price Worth Land Close Banks Booth Hall House Chambers Barnes Gates Wall Post Speed Driver Walker "
        "Foot Head Beard Hands Hart English French Welsh Ireland Holland London York Lincoln Derby Bolton Preston Lancaster Kent Sussex "
        "Devon Cornwall Washington Stafford Bath Wells Berry Peach Bean Rice Pepper Curry Lemon Coffey Dean Moss Heath Ash Birch Oakes",
    ),
    "european": Origin(
        6,
        (
            "fr_FR",
            "de_DE",
            "it_IT",
            "es_ES",
            "pt_PT",
            "pt_BR",
            "nl_NL",
            "sv_SE",
            "da_DK",
            "no_NO",
            "fi_FI",
            "tr_TR",
        ),
    ),
}
_PARTICLES = {
    "european": ("van der", "van", "de", "von", "de la", "di", "du", "dos", "da", "van den", "del"),
    "arabic": ("bin", "al", "el", "bint", "ibn", "ben"),
    "african": ("van", "van der", "du"),
    "south asian": ("ur", "de"),
    "welsh": ("ap", "ab", "ferch"),
    "irish": ("Ó", "Ní", "Mac", "de"),
    "caribbean": ("de", "St"),
}


def _is_latin(word: str) -> bool:
    return bool(word) and all(
        unicodedata.name(letter, "").startswith("LATIN") or letter in "'’- " for letter in word
    )


def _listed(provider: type, *, family: bool) -> set[str]:
    stem = "last" if family else "first"
    found: set[str] = set()
    for sort in ("names", "names_male", "names_female", "names_nonbinary", "romanized_names"):
        value = getattr(provider, f"{stem}_{sort}", None)
        if isinstance(value, (tuple, list, dict, set)):
            found.update(each for each in value if isinstance(each, str) and _is_latin(each))
    return found


@cache
def faker_lists() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Faker's given and family names in Latin letters, by locale."""
    found = {}
    for locale in sorted(module.name for module in iter_modules(person.__path__)):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        given, family = _listed(provider, family=False), _listed(provider, family=True)
        if given or family:
            found[locale] = (frozenset(given), frozenset(family))
    return found


@cache
def _well_known() -> frozenset[str]:
    """Names that are always trained on: the commonest of Britain, and those in the names of well-known things.

    Else `John` would be met in training only where it is nobody's: in `John Lewis` and in `St John's Road`.
    """
    given, family = faker_lists()["en_GB"]
    common = frozenset(ORIGINS["commonest"].given.split()) | frozenset(ORIGINS["commonest"].family.split())
    things = {
        word for halves in FIXED.values() for half in halves for thing in half for word in thing.split()
    }
    return given | family | common | things


def _is_trained(name: str) -> bool:
    return name in _well_known() or zlib.crc32(("half:" + name.casefold()).encode()) & 1 == 0


@dataclass(frozen=True)
class Names:
    """The given and family names of one origin."""

    origin: str
    given: tuple[str, ...]
    family: tuple[str, ...]

    def a_given(self, chance: Random) -> str:
        """A given name, now and then a double one."""
        first = chance.choice(self.given)
        return f"{first}-{chance.choice(self.given)}" if chance.random() < 0.03 else first

    def a_family(self, chance: Random) -> str:
        """A family name, now and then a double one, or one with a particle."""
        name = chance.choice(self.family)
        roll = chance.random()
        if roll < 0.07:
            return f"{name}-{chance.choice(self.family)}"
        particles = _PARTICLES.get(self.origin)
        return f"{chance.choice(particles)} {name}" if particles and roll < 0.17 and "-" not in name else name


@cache
def names_of(*, held_out: bool) -> tuple[tuple[Names, int], ...]:
    """The names of each origin with its share: one half for training, the other half never trained on."""
    found = []
    for origin, own in ORIGINS.items():
        given, family = set(own.given.split()), set(own.family.split())
        for locale in own.locales:
            listed = faker_lists().get(locale, (frozenset(), frozenset()))
            given |= listed[0]
            family |= listed[1]
        halves = (
            tuple(sorted(name for name in names if _is_trained(name) is not held_out and 1 < len(name) < 20))
            for names in (given, family)
        )
        found.append((Names(origin, *halves), own.share))
    return tuple(found)
